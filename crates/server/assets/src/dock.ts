// The Messages panel of a document: what is opened in it, and whether it is open.

import { nothingWritten } from "./composers";
import { show } from "./fragment";
import { ask } from "./http";
import { onHint } from "./live";

/** From here the page makes room for the panel. */
const ROOM = "(min-width: 1180px)";

/** A year, in seconds. */
const KEPT = 31_536_000;

/** The server has to know it too, so that the page is drawn right from the first moment: who closed the panel stands in a cookie. */
function remember(closed: boolean): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `kontor-panel=${document.body.dataset.person ?? ""}; path=/documents; samesite=lax; max-age=${closed ? KEPT : 0}${secure}`;
}

let startIn: (root: ParentNode) => void = () => {};

const dock = () => document.querySelector<HTMLDetailsElement>("details[data-dock]");
const panelOf = (element: HTMLElement | null) => element?.querySelector<HTMLElement>("[data-panel-src]") ?? null;

/** How often somebody asked for something in the panel: what was asked for last is shown, whichever answer comes last. */
let asked = 0;

function fill(panel: HTMLElement, html: string): void {
  show(panel, html);
  startIn(panel);
}

async function load(panel: HTMLElement, url: string): Promise<boolean> {
  const mine = ++asked;
  document.dispatchEvent(new Event("kontor:leave"));
  try {
    const html = await (await ask(url)).text();
    if (mine === asked) fill(panel, html);
    return true;
  } catch {
    return false;
  }
}

/** Nobody is in the panel, and nothing in it would be lost. */
const isQuiet = (panel: HTMLElement) => !panel.querySelector("[data-thread]") && nothingWritten(panel) && !panel.contains(document.activeElement);

/** Shows the panel anew, unless somebody has begun something in it by the time the answer comes. */
async function renew(panel: HTMLElement, url: string): Promise<void> {
  const before = asked;
  const html = await ask(url).then((answer) => answer.text()).catch(() => null);
  if (html === null || before !== asked || !isQuiet(panel)) return;
  document.dispatchEvent(new Event("kontor:leave"));
  fill(panel, html);
}

/** Follows a link into the panel; where that fails, the link is followed as the link that it is. */
async function follow(link: HTMLAnchorElement): Promise<void> {
  const details = dock();
  const panel = panelOf(details);
  const url = link.dataset.panel;
  if (!details || !panel || !url || !(await load(panel, url))) return location.assign(link.href);
  details.open = true;
  panel.querySelector<HTMLElement>("input[name=subject], textarea")?.focus({ preventScroll: true });
}

/** After a conversation was begun in the panel, the panel shows it. */
async function begun(form: HTMLElement): Promise<void> {
  const panel = form.closest<HTMLElement>("[data-panel-src]");
  if (!panel?.dataset.panelSrc || !(await load(panel, panel.dataset.panelSrc))) return location.reload();
  panel.querySelector<HTMLElement>("textarea")?.focus({ preventScroll: true });
}

/** The other side may begin a conversation while the panel still asks for a subject. */
function hinted(documentId: string | undefined, type: string): void {
  const details = dock();
  const panel = panelOf(details);
  if (!details || !panel?.dataset.panelSrc || !isQuiet(panel)) return;
  if (type === "resync" || (documentId && documentId === details.dataset.document)) void renew(panel, panel.dataset.panelSrc);
}

function startDock(details: HTMLDetailsElement): void {
  const { start } = details.dataset;
  if (start === "open" && matchMedia(ROOM).matches) details.open = true;
  details.dataset.ready = "true";
  details.addEventListener("click", (event) => {
    const summary = (event.target as Element).closest("summary");
    if (start && summary?.parentElement === details) remember(details.open);
  });
}

export function startDocks(starter: (root: ParentNode) => void): void {
  startIn = starter;
  const details = dock();
  if (!details) return;
  startDock(details);
  onHint(({ type, document_id }) => hinted(document_id, type));
  document.addEventListener("kontor:begun", (event) => void begun(event.target as HTMLElement));
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-panel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void follow(link);
  });
}
