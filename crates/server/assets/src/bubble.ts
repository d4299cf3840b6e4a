// A message of one's own before the server has it: shown at once, faint while it travels, marked when it failed.

import type { Parcel } from "./drafts";
import { clock, words } from "./text";

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement("p");
  text.split("\n").forEach((line, index) => {
    if (index > 0) element.append(document.createElement("br"));
    element.append(line);
  });
  return element;
}

/** Draws the message by the form's `template[data-sending]`; null where the form has none. */
export function drawBubble(form: HTMLFormElement, parcel: Parcel): HTMLElement | null {
  const template = form.querySelector<HTMLTemplateElement>("template[data-sending]");
  const bubble = template && (document.importNode(template.content, true).firstElementChild as HTMLElement | null);
  if (!bubble) return null;
  const time = bubble.querySelector("time");
  if (time) time.textContent = clock(new Date(parcel.at));
  const text = bubble.querySelector<HTMLElement>(".text");
  const body = parcel.body.trim();
  text?.replaceChildren(...body.split(/\n{2,}/).map(paragraph));
  if (text) text.hidden = body === "";
  for (const { name } of parcel.files) {
    const file = Object.assign(document.createElement("span"), { className: "file", textContent: name });
    bubble.querySelector(".files")?.append(file);
  }
  markSending(form, bubble);
  return bubble;
}

function mark(bubble: HTMLElement, failed: boolean, text: string): HTMLElement | null {
  bubble.classList.toggle("sending", !failed);
  bubble.classList.toggle("failed", failed);
  const status = bubble.querySelector("[data-status]");
  if (status) status.textContent = text;
  const again = bubble.querySelector<HTMLElement>("[data-again]");
  if (again) again.hidden = !failed;
  return again;
}

export function markSending(form: HTMLFormElement, bubble: HTMLElement): void {
  mark(bubble, false, words(form, "sending"));
}

export function markFailed(form: HTMLFormElement, bubble: HTMLElement, why: string, again: () => void): void {
  const button = mark(bubble, true, why);
  if (!button) return;
  button.textContent = words(form, "again");
  button.onclick = again;
}
