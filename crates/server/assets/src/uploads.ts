// Files of a composer on their way to the server: two at a time, with progress, and none lost without a word.

import type { Attached } from "./drafts";
import { refusal } from "./http";
import { size, words } from "./text";

const PARALLEL = 2;

interface Upload {
  chip: HTMLElement;
  file: File | null;
  name: string;
  size: number;
  state: "waiting" | "running" | "done" | "failed";
  id?: string;
  request?: XMLHttpRequest;
}

export class Uploads {
  private list: Upload[] = [];
  private idle: (() => void)[] = [];

  constructor(
    private readonly form: HTMLFormElement,
    /** Called with words about files that cannot be taken, empty when there are none. */
    private readonly complain: (text: string) => void,
    private readonly changed: () => void,
  ) {}

  /** Takes files in; those beyond a limit are refused before anything is sent. */
  add(files: Iterable<File>): void {
    const { limitBytes, limitFiles } = this.form.dataset;
    const bytes = Number(limitBytes ?? Infinity);
    const most = Number(limitFiles ?? Infinity);
    const refused: string[] = [];
    for (const file of files) {
      if (file.size > bytes) {
        const values = { name: file.name, size: size(file.size), limit: size(bytes) };
        refused.push(words(this.form, "too-large", values));
      } else if (this.list.length >= most) {
        refused.push(words(this.form, "too-many", { limit: most }));
        break;
      } else {
        this.list.push(this.enter({ file, name: file.name, size: file.size, state: "waiting" }));
      }
    }
    this.complain(refused.join(" "));
    this.run();
  }

  /** Files of a draft, which the server already has. */
  restore(files: Attached[]): void {
    for (const { id, name, size: bytes } of files) {
      const upload = this.enter({ file: null, name, size: bytes, state: "waiting" });
      this.list.push(upload);
      this.finish(upload, id);
    }
  }

  get attached(): Attached[] {
    return this.list.flatMap(({ id, name, size: bytes }) => (id ? [{ id, name, size: bytes }] : []));
  }

  get empty(): boolean {
    return this.list.length === 0;
  }

  /** What is wrong with the files that did not arrive. */
  get trouble(): string {
    const failed = this.list.filter(({ state }) => state === "failed");
    return failed.map(({ name, chip }) => `${name}: ${chip.querySelector(".size")?.textContent ?? ""}`).join(" ");
  }

  get running(): boolean {
    return this.list.some(({ state }) => state === "waiting" || state === "running");
  }

  /** Waits until nothing is under way; what failed before is tried once more. Returns whether every file arrived. */
  async settled(): Promise<boolean> {
    for (const upload of this.list) {
      if (upload.state === "failed") this.set(upload, "waiting");
    }
    this.run();
    if (this.running) await new Promise<void>((done) => this.idle.push(done));
    return this.list.every(({ state }) => state === "done");
  }

  clear(): void {
    for (const { chip, request } of this.list) {
      request?.abort();
      chip.remove();
    }
    this.list = [];
  }

  private enter(facts: Omit<Upload, "chip">): Upload {
    const template = this.form.querySelector<HTMLTemplateElement>("template[data-file]");
    const copy = template && (document.importNode(template.content, true).firstElementChild as HTMLElement | null);
    const upload: Upload = { ...facts, chip: copy ?? document.createElement("span") };
    this.form.querySelector("[data-files]")?.append(upload.chip);
    this.write(upload, ".name", facts.name);
    this.write(upload, ".size", size(facts.size));
    const kind = /\.(\w{1,4})$/.exec(facts.name)?.[1] ?? "";
    this.write(upload, ".kind", kind.toUpperCase());
    const looks = /^xml$/i.test(kind) ? "xml" : /^(png|jpe?g|gif|webp|heic|tiff?)$/i.test(kind) ? "img" : "";
    if (looks) upload.chip.querySelector(".kind")?.classList.add(looks);
    const button = upload.chip.querySelector("button");
    button?.setAttribute("aria-label", words(this.form, "cancel", { name: facts.name }));
    button?.addEventListener("click", () => this.remove(upload));
    return upload;
  }

  private write(upload: Upload, place: string, text: string): void {
    const element = upload.chip.querySelector(place);
    if (element) element.textContent = text;
  }

  private set(upload: Upload, state: Upload["state"]): void {
    upload.state = state;
    upload.chip.classList.toggle("failed", state === "failed");
    const progress = upload.chip.querySelector("progress");
    if (progress) progress.hidden = state === "done" || state === "failed";
  }

  private run(): void {
    const free = PARALLEL - this.list.filter(({ state }) => state === "running").length;
    for (const upload of this.list.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free))) {
      this.send(upload);
    }
    if (this.running) return;
    for (const done of this.idle.splice(0)) done();
    this.changed();
  }

  private send(upload: Upload): void {
    const request = new XMLHttpRequest();
    upload.request = request;
    this.set(upload, "running");
    request.open("POST", `/attachments?name=${encodeURIComponent(upload.name)}`);
    request.setRequestHeader("X-Kontor-Fragment", "1");
    request.setRequestHeader("Content-Type", upload.file?.type || "application/octet-stream");
    request.upload.addEventListener("progress", (event) => this.progress(upload, event));
    request.addEventListener("load", () => this.answered(upload, request));
    request.addEventListener("error", () => this.fail(upload, words(this.form, "offline")));
    request.send(upload.file);
  }

  private progress(upload: Upload, { loaded, total }: ProgressEvent): void {
    const share = total > 0 ? loaded / total : 0;
    const progress = upload.chip.querySelector("progress");
    if (progress) progress.value = share * progress.max;
    const percent = `${Math.floor(share * 100)}%`;
    this.write(upload, ".size", words(this.form, "uploading", { percent, size: size(upload.size) }));
  }

  private answered(upload: Upload, request: XMLHttpRequest): void {
    if (request.status >= 200 && request.status < 300) {
      this.finish(upload, (JSON.parse(request.responseText) as { id: string }).id);
      this.run();
      return;
    }
    const why = refusal(request.status, request.getResponseHeader("Content-Type"), request.responseText);
    this.fail(upload, why.message || words(this.form, "failed", { reason: String(request.status) }));
  }

  private fail(upload: Upload, reason: string): void {
    this.set(upload, "failed");
    this.write(upload, ".size", reason);
    this.run();
  }

  private finish(upload: Upload, id: string): void {
    upload.id = id;
    this.set(upload, "done");
    this.write(upload, ".size", size(upload.size));
    upload.chip.querySelector("button")?.setAttribute("aria-label", words(this.form, "remove", { name: upload.name }));
  }

  private remove(upload: Upload): void {
    upload.request?.abort();
    upload.chip.remove();
    this.list = this.list.filter((each) => each !== upload);
    this.complain("");
    this.form.querySelector("textarea")?.focus();
    this.run();
  }
}
