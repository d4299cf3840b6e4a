// Orders and Invoices take documents: chosen, or dropped anywhere on the page.

const formOf = () => document.querySelector<HTMLFormElement>("form[data-drop]");
const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

export function startDrop(): void {
  const form = formOf();
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  const area = form?.closest("main");
  if (!form || !input || !area) return;
  input.addEventListener("change", () => form.requestSubmit());
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    area.classList.add("dragging");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) area.classList.remove("dragging");
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    area.classList.remove("dragging");
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
