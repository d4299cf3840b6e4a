// Writing: the message shows at once, says so if it failed, and nothing typed or attached is ever lost.

import { drawBubble, markFailed, markSending } from "./bubble";
import { type Attached, type Parcel, STRANDED, dropDraft, dropParcel, keepParcel, loadDraft, parcels, saveDraft } from "./drafts";
import { Refusal, ask, destination, go } from "./http";
import { clock, say, words } from "./text";
import { addEntries, hold, keepPlace } from "./thread";
import { Uploads } from "./uploads";

const PAUSE = 400;

/** A random key; pages that are not a secure context have no `randomUUID`. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export class Composer {
  readonly uploads: Uploads;
  private readonly body: HTMLTextAreaElement;
  private readonly subject: HTMLInputElement | null;
  private readonly key: HTMLInputElement;
  private readonly draft: string;
  private timer = 0;
  private busy = false;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly form: HTMLFormElement) {
    this.body = form.querySelector<HTMLTextAreaElement>("textarea[name=body]") ?? document.createElement("textarea");
    this.subject = form.querySelector<HTMLInputElement>("input[name=subject]");
    this.key = form.querySelector<HTMLInputElement>("input[name=client_key]") ?? document.createElement("input");
    this.key.value ||= newKey();
    this.draft = form.dataset.draft ?? form.action;
    this.uploads = new Uploads(form, (text) => this.complain(text), () => this.save());
    this.restore();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
    form.querySelector("[data-unline]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.takeLine();
    });
    form.addEventListener("input", () => this.typed());
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
  }

  /** Whether there is nothing in it that could be sent. */
  get empty(): boolean {
    return this.body.value.trim() === "" && this.uploads.empty;
  }

  /** Keeps what stands in it for a later visit. */
  save(): void {
    clearTimeout(this.timer);
    if (this.busy) return;
    const draft = { body: this.body.value, files: this.uploads.attached, at: Date.now() };
    const saved = saveDraft(this.draft, this.subject ? { ...draft, subject: this.subject.value } : draft);
    this.status(saved ? words(this.form, "draft", { time: clock(new Date()) }) : "");
  }

  private restore(): void {
    const draft = loadDraft(this.draft);
    if (draft && !this.body.value) this.body.value = draft.body;
    if (draft?.subject && this.subject && !this.subject.value) this.subject.value = draft.subject;
    if (draft) this.uploads.restore(draft.files);
    this.grow();
    for (const parcel of parcels(this.draft)) {
      const bubble = Date.now() - parcel.at > STRANDED ? this.bubble(parcel) : null;
      if (bubble) this.failed(parcel, bubble, new Refusal(0, ""));
    }
  }

  private typed(): void {
    this.grow();
    this.complain("");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /** For browsers whose style sheets cannot let the field grow with its text. */
  private grow(): void {
    if (CSS.supports("field-sizing", "content")) return;
    this.body.style.blockSize = "auto";
    this.body.style.blockSize = `${this.body.scrollHeight}px`;
  }

  private status(text: string): void {
    say(this.form.querySelector(".send [data-status]"), text);
  }

  /** Says what is wrong: beside the fields where there is a place for it, at the end of the form otherwise. */
  private complain(text: string, fields: Record<string, string> = {}): void {
    const said: string[] = [];
    for (const place of this.form.querySelectorAll<HTMLElement>("[data-error-for]")) {
      const name = place.dataset.errorFor ?? "";
      const why = fields[name] ?? "";
      say(place, why);
      const field = this.form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
      if (why && said.push(why) === 1) field?.focus();
      if (why) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
    }
    say(this.form.querySelector("[data-error]"), said.includes(text) ? "" : text);
  }

  private reason({ status, message }: Refusal): string {
    return words(this.form, "failed", { reason: message || (status ? String(status) : words(this.form, "offline")) });
  }

  private async submit(): Promise<void> {
    if (this.busy) return;
    if (this.empty) {
      this.complain(words(this.form, "empty"));
      this.body.focus();
      return;
    }
    this.complain("");
    this.save();
    this.occupy(true);
    try {
      if (!(await this.uploads.settled())) this.complain(this.uploads.trouble);
      else if (this.form.dataset.composer === "new") await this.begin();
      else this.reply();
    } finally {
      this.occupy(false);
    }
  }

  private occupy(busy: boolean): void {
    this.busy = busy;
    this.status(busy && this.uploads.running ? words(this.form, "waiting") : "");
    this.form.querySelector(".send .main")?.setAttribute("aria-busy", String(busy));
  }

  /** The line of the document that the next message is about: one message's, not of those after it. */
  private takeLine(): [string, string] | undefined {
    const chip = this.form.querySelector("[data-line]");
    const value = (name: string) => chip?.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? "";
    const line: [string, string] = [value("line_document"), value("line")];
    chip?.remove();
    return line[1] ? line : undefined;
  }

  private send(body: string, key: string, files: Attached[], line?: [string, string]): Promise<Response> {
    const data = new FormData(this.form);
    if (line) {
      data.set("line_document", line[0]);
      data.set("line", line[1]);
    }
    data.delete("files");
    data.set("body", body);
    data.set("client_key", key);
    for (const { id } of files) data.append("attachment_ids", id);
    return ask(this.form.action, { method: "POST", body: data });
  }

  private clear(): void {
    this.body.value = "";
    if (this.subject) this.subject.value = "";
    this.uploads.clear();
    this.key.value = newKey();
    this.grow();
    clearTimeout(this.timer);
    dropDraft(this.draft);
  }

  /** A new conversation: the key stays until it is begun, so that trying again begins no second one. */
  private async begin(): Promise<void> {
    try {
      const answer = await this.send(this.body.value, this.key.value, this.uploads.attached);
      this.clear();
      if ("stay" in this.form.dataset) this.form.dispatchEvent(new CustomEvent("kontor:begun", { bubbles: true }));
      else go(destination(answer) ?? location.href);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.complain(error.passing ? this.reason(error) : error.message || this.reason(error), error.fields);
    }
  }

  private reply(): void {
    const parcel: Parcel = { key: this.key.value, body: this.body.value, files: this.uploads.attached, at: Date.now(), line: this.takeLine() };
    keepParcel(this.draft, parcel);
    this.clear();
    this.body.focus({ preventScroll: true });
    this.post(parcel, this.bubble(parcel));
  }

  private get log(): HTMLElement | null {
    return this.form.closest(".thread, .inside")?.querySelector<HTMLElement>("[data-thread]") ?? null;
  }

  private bubble(parcel: Parcel): HTMLElement | null {
    const { log } = this;
    const bubble = log && drawBubble(this.form, parcel);
    if (!bubble) return null;
    keepPlace(log, () => log.querySelector(".messages")?.append(bubble));
    log.scrollTop = log.scrollHeight;
    return bubble;
  }

  /** Messages leave in the order in which they were written. */
  private post(parcel: Parcel, bubble: HTMLElement | null): void {
    this.queue = this.queue.then(() => this.deliver(parcel, bubble));
  }

  private async deliver(parcel: Parcel, bubble: HTMLElement | null): Promise<void> {
    const { log } = this;
    const release = log && hold(log);
    try {
      const html = await (await this.send(parcel.body, parcel.key, parcel.files, parcel.line)).text();
      dropParcel(this.draft, parcel);
      if (log) addEntries(log, html, bubble ?? undefined);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.passing && bubble) this.failed(parcel, bubble, error);
      else this.giveBack(parcel, bubble, error);
    } finally {
      release?.();
    }
  }

  private failed(parcel: Parcel, bubble: HTMLElement, why: Refusal): void {
    markFailed(this.form, bubble, this.reason(why), () => {
      markSending(this.form, bubble);
      this.body.focus({ preventScroll: true });
      this.post(parcel, bubble);
    });
  }

  /** The server does not take it as it is: the text returns to the field, with the reason. */
  private giveBack(parcel: Parcel, bubble: HTMLElement | null, why: Refusal): void {
    dropParcel(this.draft, parcel);
    bubble?.remove();
    this.body.value = [parcel.body, this.body.value].filter(Boolean).join("\n\n");
    this.uploads.restore(parcel.files);
    this.grow();
    this.save();
    this.complain(why.message || this.reason(why), why.fields);
  }
}
