// From one page of Messages to the next without loading: the page is fetched and its main part taken over.

import { uploading } from "./composers";
import { countInTitle, steadily } from "./fragment";

let startIn: (root: ParentNode) => void = () => {};
let current: AbortController | null = null;

const paned = (page: Document) => page.body.classList.contains("panes-page");

/** Two lists with the same key show the same rows, so the place in them is kept. */
function listKey(main: Element): string {
  const filter = main.querySelector(".filters [aria-current]")?.getAttribute("href");
  const search = main.querySelector<HTMLInputElement>(".list-pane input[type=search]")?.value;
  return [main.querySelector(".list-pane")?.className, filter, search].join("|");
}

async function fetchPage(url: string): Promise<{ page: Document; url: string } | null> {
  current?.abort();
  current = new AbortController();
  const response = await fetch(url, { headers: { Accept: "text/html" }, signal: current.signal });
  if (!response.ok || !response.headers.get("Content-Type")?.startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return paned(page) && page.querySelector("main") ? { page, url: response.url } : null;
}

function takeOver(page: Document): void {
  const main = document.querySelector("main");
  const next = page.querySelector("main");
  if (!main || !next) return;
  const place = listKey(main) === listKey(next) ? main.querySelector(".list-pane .over")?.scrollTop : 0;
  const tabs = page.querySelector("nav.tabs");
  document.title = page.title;
  document.body.className = page.body.className;
  steadily(main, () => main.replaceChildren(...[...next.childNodes].map((node) => document.adoptNode(node))));
  main.className = next.className;
  if (tabs) document.querySelector("nav.tabs")?.replaceChildren(...tabs.childNodes);
  const list = main.querySelector(".list-pane .over");
  if (list) list.scrollTop = place ?? 0;
  if (!document.activeElement || document.activeElement === document.body) {
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }
  countInTitle(document);
  startIn(main);
}

async function visit(url: string, push: boolean): Promise<void> {
  const thread = document.querySelector(".thread");
  thread?.setAttribute("aria-busy", "true");
  try {
    const found = await fetchPage(url);
    if (!found) return location.assign(url);
    document.dispatchEvent(new Event("kontor:leave"));
    if (push) history.pushState({ pane: true }, "", found.url);
    takeOver(found.page);
  } catch (error) {
    if ((error as Error).name !== "AbortError") location.assign(url);
  }
}

/** The chosen row is marked at once, before the page is here. */
function point(link: HTMLAnchorElement): void {
  if (!link.matches(".row")) return;
  for (const row of document.querySelectorAll(".list-pane .row[aria-current]")) row.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
}

export function startPanes(starter: (root: ParentNode) => void): void {
  startIn = starter;
  if (!paned(document)) return;
  history.replaceState({ pane: true }, "");
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-pane]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || uploading()) return;
    event.preventDefault();
    point(link);
    void visit(link.href, true);
  });
  document.addEventListener("kontor:go", (event) => {
    event.preventDefault();
    void visit(new URL((event as CustomEvent<string>).detail, location.href).href, true);
  });
  addEventListener("popstate", (event) => {
    if ((event.state as { pane?: boolean } | null)?.pane) void visit(location.href, false);
  });
}
