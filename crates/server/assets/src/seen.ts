// Seen means seen: visible and focused tab, activity within two minutes, the message in view.

import { ask } from "./http";

const ACTIVE = 120_000;
const PAUSE = 300;

/** The highest seq of theirs that is in view now, by log. */
const inView = new WeakMap<HTMLElement, Set<HTMLElement>>();
const observers = new WeakMap<HTMLElement, IntersectionObserver>();
let activity = Date.now();
let timer = 0;

const attentive = () => !document.hidden && document.hasFocus() && Date.now() - activity < ACTIVE;

async function report(): Promise<void> {
  if (!attentive()) return;
  for (const log of document.querySelectorAll<HTMLElement>("[data-thread]")) {
    const visible = [...(inView.get(log) ?? [])].filter((message) => message.isConnected);
    const seq = Math.max(0, ...visible.map((message) => Number(message.dataset.seq)));
    const read = Number(log.dataset.readSeq ?? 0);
    if (seq <= read) continue;
    log.dataset.readSeq = String(seq);
    try {
      await ask(`/messages/${log.dataset.thread}/read`, { method: "PUT", body: new URLSearchParams({ seq: String(seq) }) });
    } catch {
      log.dataset.readSeq = String(read);
    }
  }
}

function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void report(), PAUSE);
}

function watch(entries: IntersectionObserverEntry[], log: HTMLElement): void {
  const visible = inView.get(log) ?? new Set();
  inView.set(log, visible);
  for (const entry of entries) {
    const room = entry.rootBounds?.height ?? innerHeight;
    const enough = entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= room * 0.4;
    if (entry.isIntersecting && enough) visible.add(entry.target as HTMLElement);
    else visible.delete(entry.target as HTMLElement);
  }
  soon();
}

function observe(log: HTMLElement): void {
  const observer =
    observers.get(log) ??
    new IntersectionObserver((entries) => watch(entries, log), { root: log, threshold: [0, 0.1, 0.25, 0.5, 0.75, 1] });
  observers.set(log, observer);
  for (const message of log.querySelectorAll("[data-seq]:not(.ours)")) observer.observe(message);
}

export function startSeenIn(root: ParentNode): void {
  for (const log of root.querySelectorAll<HTMLElement>("[data-thread]")) observe(log);
}

export function startSeen(): void {
  document.addEventListener("kontor:entries", (event) => observe(event.target as HTMLElement));
  const active = () => {
    const was = attentive();
    activity = Date.now();
    if (!was) soon();
  };
  for (const name of ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "scroll"]) {
    document.addEventListener(name, active, { passive: true, capture: true });
  }
  addEventListener("focus", () => {
    activity = Date.now();
    soon();
  });
  document.addEventListener("visibilitychange", soon);
}
