// A conversation on screen: new entries come in by themselves, and what is being read never moves.

import { parse, steadily } from "./fragment";
import { AGAIN, Refusal, ask } from "./http";
import { type Hint, onHint } from "./live";

const WINDOW = 20;
const AT_END = 48;

interface State {
  busy: boolean;
  held: number;
  after: number | null;
}

const states = new WeakMap<HTMLElement, State>();
const logs = () => document.querySelectorAll<HTMLElement>("[data-thread]");
const seqOf = (element: Element) => Number((element as HTMLElement).dataset.seq ?? 0);

function stateOf(log: HTMLElement): State {
  const state = states.get(log) ?? { busy: false, held: 0, after: null };
  states.set(log, state);
  return state;
}

const listOf = (log: HTMLElement) => log.querySelector<HTMLElement>(".messages") ?? log;

/** Changes the log and keeps its end in view if it was, else the first entry that was in view where it stood. */
export function keepPlace(log: HTMLElement, change: () => void): void {
  const list = listOf(log);
  const frame = log.getBoundingClientRect();
  const atEnd = list.getBoundingClientRect().bottom - frame.bottom < AT_END;
  const anchor = [...list.children].find((child) => child.getBoundingClientRect().bottom > frame.top);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (atEnd) log.scrollTop += list.getBoundingClientRect().bottom - log.getBoundingClientRect().bottom;
  else if (anchor?.isConnected) log.scrollTop += anchor.getBoundingClientRect().top - before;
}

function twin(list: HTMLElement, node: HTMLElement): HTMLElement | null {
  for (const name of ["data-seq", "data-event-id", "data-day"]) {
    const value = node.getAttribute(name);
    if (value) return list.querySelector<HTMLElement>(`[${name}="${CSS.escape(value)}"]`);
  }
  return null;
}

const same = (one: HTMLElement, other: HTMLElement) => {
  const copy = one.cloneNode(true) as HTMLElement;
  for (const details of copy.querySelectorAll("details")) details.open = false;
  return copy.outerHTML === other.outerHTML;
};

/** Puts one entry where it belongs and returns what now stands for it in the log. */
function place(list: HTMLElement, node: HTMLElement, previous: HTMLElement | null): HTMLElement {
  const existing = twin(list, node);
  if (existing) {
    if (node.dataset.day || same(existing, node)) return existing;
    steadily(existing, () => existing.replaceChildren(...node.childNodes));
    existing.className = node.className;
    return existing;
  }
  const seq = seqOf(node);
  const later = seq ? [...list.querySelectorAll("[data-seq]")].find((each) => seqOf(each) > seq) : undefined;
  const pending = list.querySelector(".sending:not([data-seq]), .failed:not([data-seq])");
  if (later) later.before(node);
  else if (previous && !seq) previous.after(node);
  else if (pending) pending.before(node);
  else list.append(node);
  return node;
}

/** A line before what came while nobody looked. */
function markUnread(log: HTMLElement, first: HTMLElement | undefined): void {
  const template = log.querySelector<HTMLTemplateElement>("template[data-unread-line]");
  if (!first || !template || (!document.hidden && document.hasFocus())) return;
  const old = listOf(log).querySelector(".unread-line");
  const read = Number(log.dataset.readSeq ?? 0);
  if (old && seqOf(first) - 1 > read) return;
  old?.remove();
  first.before(document.importNode(template.content, true));
}

/** Puts entries into a log, each once and in its place; `instead` is removed at the same moment. */
export function addEntries(log: HTMLElement, html: string, instead?: Element): void {
  const list = listOf(log);
  const nodes = [...parse(html).children] as HTMLElement[];
  const last = Number(log.dataset.lastSeq ?? 0);
  keepPlace(log, () => {
    instead?.remove();
    let previous: HTMLElement | null = null;
    for (const node of nodes) if (!node.matches(".unread-line, .older")) previous = place(list, node, previous);
    const fresh = [...list.querySelectorAll<HTMLElement>("[data-seq]:not(.ours)")];
    markUnread(log, fresh.find((message) => seqOf(message) > last));
  });
  log.dataset.lastSeq = String(Math.max(last, ...nodes.map(seqOf)));
  log.dispatchEvent(new CustomEvent("kontor:entries", { bubbles: true }));
}

async function catchUp(log: HTMLElement): Promise<void> {
  const state = stateOf(log);
  const { entries } = log.dataset;
  if (!entries || state.busy || state.held > 0 || state.after === null || document.hidden) return;
  const { after } = state;
  state.after = null;
  state.busy = true;
  try {
    const html = await (await ask(`${entries}?after=${after}`)).text();
    if (log.isConnected) addEntries(log, html);
  } catch (error) {
    // Its hint does not come twice, so what may well be answered later is asked for again.
    if (error instanceof Refusal && error.passing) setTimeout(() => catchUpFrom(log, after), AGAIN);
  } finally {
    state.busy = false;
  }
  void catchUp(log);
}

function catchUpFrom(log: HTMLElement, after: number): void {
  const state = stateOf(log);
  state.after = Math.min(after, state.after ?? after);
  if (log.isConnected) void catchUp(log);
}

function want(log: HTMLElement, hint: Hint): void {
  const last = Number(log.dataset.lastSeq ?? 0);
  catchUpFrom(log, hint.type === "message" ? last : Math.max(0, last - WINDOW));
}

/** While a message of one's own is on its way, nothing is fetched, so that it never stands there twice. */
export function hold(log: HTMLElement): () => void {
  stateOf(log).held += 1;
  return () => {
    stateOf(log).held -= 1;
    void catchUp(log);
  };
}

async function loadOlder(link: HTMLElement): Promise<void> {
  const log = link.closest<HTMLElement>("[data-thread]");
  const line = link.closest(".older") ?? link;
  if (!log || !link.dataset.older || link.ariaBusy === "true") return;
  link.ariaBusy = "true";
  try {
    const earlier = parse(await (await ask(link.dataset.older)).text());
    const days = [...earlier.querySelectorAll<HTMLElement>("[data-day]")].map((day) => day.dataset.day);
    keepPlace(log, () => {
      for (const day of log.querySelectorAll<HTMLElement>("[data-day]")) if (days.includes(day.dataset.day)) day.remove();
      line.replaceWith(earlier);
    });
  } catch {
    link.ariaBusy = "false";
  }
}

/** Shows the unread line at the top, once, when the log can be seen; without one it stands at its end already. */
function openAt(log: HTMLElement): void {
  if (log.dataset.opened || !log.checkVisibility()) return;
  log.dataset.opened = "true";
  const line = log.querySelector(".unread-line");
  if (line) log.scrollTop += line.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
}

export function startThreadsIn(root: ParentNode): void {
  for (const log of root.querySelectorAll<HTMLElement>("[data-thread]")) openAt(log);
}

export function startThreads(): void {
  onHint((hint) => {
    for (const log of logs()) if (hint.type === "resync" || hint.conversation_id === log.dataset.thread) want(log, hint);
  });
  document.addEventListener("visibilitychange", () => {
    for (const log of logs()) void catchUp(log);
  });
  document.addEventListener("toggle", () => startThreadsIn(document), true);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-older]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void loadOlder(link);
  });
}
