// Orders and Invoices take documents: chosen, or dropped anywhere on the page; each file tells what became of it.

import { refusal } from "./http";
import { say, words } from "./text";

/** So many files travel at once; the server reads two at a time. */
const PARALLEL = 2;

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

class Drop {
  private readonly waiting: (() => Promise<void>)[] = [];
  private running = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly list: HTMLElement,
    private readonly row: HTMLTemplateElement,
  ) {}

  /** Takes files in, each by itself, so that one that fails stops none of the others. */
  add(files: Iterable<File>): void {
    for (const file of files) {
      const row = this.row.content.firstElementChild?.cloneNode(true) as HTMLElement;
      say(row.querySelector("b"), file.name);
      this.list.append(row);
      this.waiting.push(() => this.bring(file, row));
    }
    const card = this.list.closest<HTMLElement>("[data-results-card]");
    card?.removeAttribute("hidden");
    card?.scrollIntoView({ block: "nearest" });
    this.run();
  }

  private run(): void {
    while (this.running < PARALLEL) {
      const next = this.waiting.shift();
      if (!next) return;
      this.running++;
      void next().finally(() => {
        this.running--;
        this.run();
      });
    }
  }

  private bring(file: File, row: HTMLElement): Promise<void> {
    const data = new FormData();
    data.set("from", this.form.querySelector<HTMLInputElement>("input[name=from]")?.value ?? "");
    data.set("files", file);
    const progress = row.querySelector("progress");
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.form.action);
      request.setRequestHeader("X-Kontor-Fragment", "1");
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        if (progress && total) progress.value = (loaded / total) * 100;
      });
      request.addEventListener("loadend", () => {
        this.tell(request, row);
        done();
      });
      request.send(data);
    });
  }

  /** The server's own line takes the place of ours; where there is none, ours says why. */
  private tell(request: XMLHttpRequest, row: HTMLElement): void {
    const type = request.getResponseHeader("Content-Type");
    if (type?.includes("html")) {
      row.outerHTML = request.responseText;
      return;
    }
    const { status, message } = refusal(request.status, type, request.responseText);
    row.querySelector("progress")?.remove();
    say(row.querySelector(".small"), words(this.form, "failed", { reason: message || (status ? String(status) : words(this.form, "offline")) }));
  }
}

export function startDrop(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-drop]");
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  const area = form?.closest("main");
  const list = area?.querySelector<HTMLElement>("[data-results]");
  const row = area?.querySelector<HTMLTemplateElement>("template[data-result]");
  if (!form || !input || !area || !list || !row) return;
  const drop = new Drop(form, list, row);
  input.addEventListener("change", () => {
    drop.add([...(input.files ?? [])]);
    input.value = "";
  });
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
    drop.add([...event.dataTransfer.files]);
  });
}
