// The composers of a page: files reach them by the clip, dropped or pasted, and what stands in them is kept on leaving.

import { Composer } from "./composer";

const composers = new WeakMap<Element, Composer>();
const present = () =>
  [...document.querySelectorAll("form[data-composer]")].flatMap((form) => composers.get(form) ?? []);

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** The composer that a drop or a paste at this place is meant for. */
function formAround(target: EventTarget | null): Element | null {
  const area = target instanceof Element ? target.closest(".thread, .inside, form[data-composer]") : null;
  return area?.closest("form[data-composer]") ?? area?.querySelector("form[data-composer]") ?? null;
}

function outline(form: Element | null): void {
  for (const each of document.querySelectorAll("form[data-composer]")) {
    (each.querySelector(".composer") ?? each).classList.toggle("dragging", each === form);
  }
}

function take(form: Element | null, files: FileList | undefined): void {
  const composer = form && composers.get(form);
  if (composer && files && files.length > 0) composer.uploads.add(files);
}

/** Whether nothing would be lost if this part of the page were replaced. */
export function nothingWritten(root: ParentNode): boolean {
  return [...root.querySelectorAll("form[data-composer]")].every((form) => composers.get(form)?.empty ?? true);
}

export const uploading = () => present().some(({ uploads }) => uploads.running);

export function startComposersIn(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-composer]")) {
    if (composers.has(form)) continue;
    composers.set(form, new Composer(form));
    form.querySelector<HTMLInputElement>("input[type=file]")?.addEventListener("change", ({ currentTarget }) => {
      const input = currentTarget as HTMLInputElement;
      take(form, input.files ?? undefined);
      input.value = "";
    });
  }
}

export function startComposers(): void {
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event) || present().length === 0) return;
    event.preventDefault();
    outline(formAround(event.target));
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) outline(null);
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event) || present().length === 0) return;
    event.preventDefault();
    outline(null);
    take(formAround(event.target), event.dataTransfer?.files);
  });
  document.addEventListener("paste", (event) => {
    const files = event.clipboardData?.files;
    const form = formAround(event.target);
    if (!form || !files?.length || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    take(form, files);
  });
  const save = () => {
    for (const composer of present()) composer.save();
  };
  addEventListener("pagehide", save);
  document.addEventListener("kontor:leave", save);
  addEventListener("beforeunload", (event) => {
    if (uploading()) event.preventDefault();
  });
}
