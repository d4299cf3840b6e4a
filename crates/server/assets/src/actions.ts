// Small verbs (archive, mute, take, settle): done without leaving the page, and undone from the toast.

import { parse } from "./fragment";
import { Refusal, ask, destination, go } from "./http";
import { refreshAll } from "./refresh";
import { say, words } from "./text";

const LASTS = 6000;

function region(): HTMLElement {
  const existing = document.querySelector<HTMLElement>(".toasts");
  if (existing) return existing;
  const made = Object.assign(document.createElement("div"), { className: "toasts" });
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

/** One at a time; it goes after six seconds, but not while it is pointed at or focused. */
function showToast(toast: Element): void {
  region().replaceChildren(toast);
  const leave = () => {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, 1000);
    else toast.remove();
  };
  setTimeout(leave, LASTS);
}

function complain(form: HTMLFormElement, submitter: HTMLElement | null, why: Refusal): void {
  const place = form.querySelector("[data-error]");
  if (place) return say(place, why.message);
  if (why.status === 0) {
    for (const banner of document.querySelectorAll<HTMLElement>("[data-offline]")) banner.hidden = false;
    return;
  }
  // The ordinary way leads to the page that explains the error.
  form.removeAttribute("data-action");
  form.requestSubmit(submitter);
}

async function act(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === "string") body.append(name, value);
  try {
    const answer = await ask(form.action, { method: (form.dataset.method ?? "POST").toUpperCase(), body });
    const toast = parse(await answer.text()).querySelector(".toast");
    if (form.closest(".toast")) form.closest(".toast")?.remove();
    if (toast) showToast(toast);
    if (toast && form.hasAttribute("data-once")) form.replaceWith(Object.assign(document.createElement("p"), { className: "quiet small", textContent: toast.textContent }));
    const next = destination(answer);
    if (next) go(next);
    else refreshAll();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(form, submitter, error);
  } finally {
    form.ariaBusy = "false";
  }
}

async function copy(button: HTMLElement): Promise<void> {
  const text = document.querySelector(button.dataset.copy ?? "")?.textContent?.trim() ?? "";
  await navigator.clipboard.writeText(text);
  const toast = Object.assign(document.createElement("p"), { className: "toast" });
  toast.textContent = words(button, "copied");
  showToast(toast);
}

export function startActions(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-action]") || event.defaultPrevented) return;
    event.preventDefault();
    void act(form, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy], [data-dialog]");
    if (button?.dataset.copy) void copy(button);
    else if (button) document.querySelector<HTMLDialogElement>(`dialog#${button.dataset.dialog}`)?.showModal();
  });
}
