// One stream of hints for the whole browser: one tab holds it, the others listen to that tab.

import { clock } from "./text";

/** Something changed; what it is now must be fetched. */
export interface Hint {
  type: string;
  conversation_id?: string;
  document_id?: string;
  seq?: number;
}

type Word = { say: "hint"; id: string; hint: Hint } | { say: "line"; up: boolean } | { say: "hello" | "wake" };

const RECENT = 15_000;
const SLEPT = 120_000;
const SILENT = 45_000;
const listeners: ((hint: Hint) => void)[] = [];

export function onHint(listener: (hint: Hint) => void): void {
  listeners.push(listener);
}

function tell(hint: Hint): void {
  for (const listener of listeners) listener(hint);
}

/** The banner that says since when there has been no line; it waits ten seconds before it worries anybody. */
class LineBanner {
  private timer = 0;
  private since: Date | null = null;

  show(up: boolean): void {
    if (up === (this.since === null)) return;
    clearTimeout(this.timer);
    this.since = up ? null : new Date();
    if (up) this.draw();
    else this.timer = setTimeout(() => this.draw(), 10_000);
  }

  private draw(): void {
    for (const banner of document.querySelectorAll<HTMLElement>("[data-offline]")) {
      const time = banner.querySelector("time");
      if (time && this.since) time.textContent = clock(this.since);
      banner.hidden = this.since === null;
    }
  }
}

class Line {
  private readonly channel: BroadcastChannel | null;
  private readonly banner = new LineBanner();
  private source: EventSource | null = null;
  private holding = false;
  private release: (() => void) | null = null;
  private retry = 0;
  private failures = 0;
  private sign = Date.now();
  private beats = false;
  private looked = Date.now();
  private beaten = Date.now();
  private recent: { at: number; word: Word }[] = [];

  constructor(
    private readonly url: string,
    private readonly name: string,
    private last: string | null,
  ) {
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
    this.channel?.addEventListener("message", (event) => this.hear(event.data as Word));
    addEventListener("pagehide", () => this.letGo());
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      this.join();
      tell({ type: "resync" });
    });
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => this.visibility());
    setInterval(() => this.beat(), 15_000);
    this.join();
  }

  /** Stands in the queue for the stream; without Web Locks every visible tab has its own. */
  private join(): void {
    this.channel?.postMessage({ say: "hello" } satisfies Word);
    if (!navigator.locks || !this.channel) {
      if (!document.hidden) this.hold();
      return;
    }
    const leaving = new AbortController();
    this.release = () => leaving.abort();
    const turn = () =>
      new Promise<void>((done) => {
        this.release = done;
        this.hold();
      });
    navigator.locks.request(this.name, { signal: leaving.signal }, turn).catch(() => {});
  }

  private hold(): void {
    this.holding = true;
    this.open();
  }

  private letGo(): void {
    this.holding = false;
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
    this.release?.();
    this.release = null;
  }

  private open(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.sign = Date.now();
    const from = this.last;
    const source = new EventSource(from === null ? this.url : `${this.url}?after=${encodeURIComponent(from)}`);
    this.source = source;
    source.addEventListener("open", () => {
      this.failures = 0;
      this.sign = Date.now();
      this.line(true);
      if (from === null) tell({ type: "resync" });
    });
    source.addEventListener("alive", () => {
      this.beats = true;
      this.sign = Date.now();
    });
    source.addEventListener("hint", (event: MessageEvent<string>) => {
      this.sign = Date.now();
      const word: Word = { say: "hint", id: event.lastEventId, hint: JSON.parse(event.data) as Hint };
      this.remember(word);
      this.channel?.postMessage(word);
      this.hear(word);
    });
    source.addEventListener("error", () => this.lost());
  }

  private lost(): void {
    this.source?.close();
    this.source = null;
    this.line(false);
    const wait = Math.min(30_000, 500 * 2 ** this.failures++) * (0.5 + Math.random() / 2);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), wait);
  }

  private line(up: boolean): void {
    this.banner.show(up);
    this.channel?.postMessage({ say: "line", up } satisfies Word);
  }

  /** A page that was being rendered while a hint passed gets it again when it says hello. */
  private remember(word: Word): void {
    const now = Date.now();
    this.recent = [...this.recent.filter(({ at }) => now - at < RECENT), { at: now, word }];
  }

  private hear(word: Word): void {
    if (word.say === "hint") {
      if (word.id) this.last = word.id;
      tell(word.hint);
    } else if (word.say === "line") {
      this.banner.show(word.up);
    } else if (this.holding) {
      if (word.say === "wake") this.check(true);
      else for (const { at, word: past } of this.recent) if (Date.now() - at < RECENT) this.channel?.postMessage(past);
    }
  }

  /** Is the stream still there? */
  private check(now = false): void {
    const silent = this.beats && Date.now() - this.sign > SILENT;
    // Without a source a later try is planned already; somebody who looks does not wait for it.
    if (this.holding && (silent || (now && !this.source))) this.open();
  }

  private wake(): void {
    this.channel?.postMessage({ say: "wake" } satisfies Word);
    this.check(true);
    if (Date.now() - this.looked > SLEPT) tell({ type: "resync" });
    this.looked = Date.now();
  }

  private visibility(): void {
    if (!navigator.locks) {
      if (document.hidden) this.letGo();
      else if (!this.holding) this.hold();
    }
    if (!document.hidden) this.wake();
  }

  private beat(): void {
    const slept = Date.now() - this.beaten > SLEPT;
    this.beaten = Date.now();
    if (slept && this.holding) this.open();
    else this.check();
    if (!document.hidden) this.looked = this.beaten;
  }
}

/** Joins the stream of the signed-in person; pages without one have no stream. */
export function startLive(): void {
  const { live, liveAfter, person } = document.body.dataset;
  if (live && person) new Line(live, `kontor-live-${person}`, liveAfter ?? null);
}
