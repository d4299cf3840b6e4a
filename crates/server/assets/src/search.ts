// Lists that filter while somebody types; the address and the filters beside the list follow.

import { ask } from "./http";
import { showPart } from "./refresh";

const PAUSE = 200;
const timers = new WeakMap<HTMLFormElement, number>();
const requests = new WeakMap<HTMLFormElement, AbortController>();

function query(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value) fields.append(name, value);
  return fields;
}

const join = (url: string, fields: URLSearchParams) =>
  fields.size > 0 ? `${url}${url.includes("?") ? "&" : "?"}${fields}` : url;

/** Links to other filters of the same list keep what is searched for. */
function follow(text: string | null): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-keep-query] a")) {
    const url = new URL(link.href);
    if (text) url.searchParams.set("q", text);
    else url.searchParams.delete("q");
    link.href = url.href;
  }
}

async function search(form: HTMLFormElement): Promise<void> {
  const target = document.querySelector<HTMLElement>(form.dataset.target ?? "");
  const source = form.dataset.searchSrc;
  if (!target || !source) return form.submit();
  requests.get(form)?.abort();
  const request = new AbortController();
  requests.set(form, request);
  const fields = query(form);
  const url = join(source, fields);
  target.setAttribute("aria-busy", "true");
  try {
    const html = await (await ask(url, { signal: request.signal })).text();
    if (request.signal.aborted) return;
    showPart(target, html, url);
    target.scrollTop = 0;
    history.replaceState(history.state, "", join(location.pathname, fields));
    follow(fields.get("q"));
  } catch {
    // A newer search took its place, or the list stays until the next try.
  } finally {
    if (!request.signal.aborted) target.removeAttribute("aria-busy");
  }
}

export function startSearch(): void {
  const formOf = (event: Event) =>
    (event.target as Element).closest<HTMLFormElement>("form[data-search-src]");
  const later = (event: Event, pause: number) => {
    const form = formOf(event);
    if (!form) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => void search(form), pause));
  };
  document.addEventListener("input", (event) => later(event, (event.target as Element).matches("select") ? 0 : PAUSE));
  document.addEventListener("submit", (event) => {
    if (!formOf(event) || event.defaultPrevented) return;
    event.preventDefault();
    later(event, 0);
  });
}
