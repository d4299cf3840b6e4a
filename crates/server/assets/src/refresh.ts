// Live parts of a page: fetched again when a hint concerns them.

import { show } from "./fragment";
import { AGAIN, Refusal, ask } from "./http";
import { type Hint, onHint } from "./live";

const PAUSE = 80;
const CHOOSING = 300;
const waiting = new WeakMap<HTMLElement, number>();
const fetching = new WeakSet<HTMLElement>();
const shown = new WeakMap<HTMLElement, string>();
const stale = new Set<HTMLElement>();

function concerns(part: HTMLElement, hint: Hint): boolean {
  if (hint.type === "resync") return true;
  const { liveOn = "", liveConversation, liveDocument } = part.dataset;
  const types = liveOn.split(/\s+/);
  return (
    (types.includes(hint.type) || types.includes("*")) &&
    (!liveConversation || liveConversation === hint.conversation_id) &&
    (!liveDocument || liveDocument === hint.document_id)
  );
}

async function load(part: HTMLElement): Promise<void> {
  const url = part.dataset.liveSrc;
  if (!url || !part.isConnected) return;
  if (fetching.has(part)) return schedule(part);
  if (choosing(part)) return later(part);
  fetching.add(part);
  try {
    const html = await (await ask(url)).text();
    if (part.dataset.liveSrc !== url || shown.get(part) === html) return;
    if (choosing(part)) return later(part);
    shown.set(part, html);
    show(part, html);
  } catch (error) {
    // The part stays as it is. Its hint does not come twice, so what may well be answered later is asked for again.
    if (error instanceof Refusal && error.passing) setTimeout(() => schedule(part), AGAIN);
  } finally {
    fetching.delete(part);
  }
}

/** Somebody is about to choose from a menu in it: what they point at must not be replaced under the pointer. */
const choosing = (part: HTMLElement) => part.querySelector("details.menu[open]") !== null;

function later(part: HTMLElement): void {
  setTimeout(() => schedule(part), CHOOSING);
}

function schedule(part: HTMLElement): void {
  // A hidden tab keeps only its title right; the rest waits until somebody looks.
  if (document.hidden && !part.querySelector("[data-title-count]")) {
    stale.add(part);
    return;
  }
  clearTimeout(waiting.get(part));
  waiting.set(part, setTimeout(() => void load(part), PAUSE));
}

const parts = () => document.querySelectorAll<HTMLElement>("[data-live-src]");

/** Fetches every live part, after an action of one's own. */
export function refreshAll(): void {
  for (const part of parts()) schedule(part);
}

/** Shows a part whose content was fetched elsewhere, under its new address. */
export function showPart(part: HTMLElement, html: string, url: string): void {
  if (part.dataset.liveSrc) part.dataset.liveSrc = url;
  shown.set(part, html);
  show(part, html);
}

export function startRefresh(): void {
  onHint((hint) => {
    for (const part of parts()) if (concerns(part, hint)) schedule(part);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    for (const part of stale) schedule(part);
    stale.clear();
  });
}
