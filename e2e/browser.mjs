// Debian's Chromium, one per file of stories: a window per person, each watched for everything that must never happen.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { PASSWORD } from "./network.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").Locator} Locator
 * @typedef {import("playwright-core").BrowserContextOptions} Options
 * @typedef {import("./network.mjs").Person} Somebody
 */

const RESULTS = fileURLToPath(new URL("results", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOCALES = { pl: "pl-PL", de: "de-DE", en: "en-GB" };
const PATIENCE = 6000;

/** The words of the sign-in page. */
export const DOOR = {
  pl: { email: "Adres e-mail", password: "Hasło", enter: "Zaloguj się" },
  de: { email: "E-Mail-Adresse", password: "Passwort", enter: "Anmelden" },
  en: { email: "E-mail address", password: "Password", enter: "Sign in" },
};

/** Waits until something holds that no element shows by itself. */
export async function until(what, holds) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > end) throw new Error(`did not come true: ${what}`);
    await pause(50);
  }
}

/** @param {Locator} locator */
export const see = (locator) => locator.waitFor({ state: "visible" });
/** @param {Locator} locator */
export const gone = (locator) => locator.waitFor({ state: "hidden" });

/**
 * Signs in on the page where sign-in stands, and waits for home.
 * @param {Page} page
 * @param {string} email
 * @param {string} language
 */
export async function signIn(page, email, language = "pl") {
  const words = DOOR[language];
  await page.goto("/sign-in");
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: words.enter, exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** What a page says about itself that nobody should have to read. */
class Watch {
  /** @type {string[]} */
  complaints = [];
  /** @type {RegExp[]} */
  #expected = [];

  constructor(origin) {
    this.origin = origin;
  }

  /** From now on this is part of the story. */
  expect(...patterns) {
    this.#expected.push(...patterns);
  }

  note(text) {
    if (!this.#expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }

  /** @param {import("playwright-core").BrowserContext} context */
  async over(context) {
    await context.exposeBinding("kontorComplain", ({ page }, text) => this.note(`${page.url()}: ${text}`));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        globalThis.kontorComplain(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on("weberror", (fault) => this.note(`${fault.page()?.url()}: ${fault.error().stack}`));
    context.on("console", (line) => {
      if (line.type() === "error") this.note(`${line.page()?.url()}: console: ${line.text()} ${line.location().url}`);
    });
    context.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // A page that is left, a search that is overtaken and a closed stream end their requests so.
      if (why !== "net::ERR_ABORTED" && request.url().startsWith(this.origin)) this.note(`${request.url()}: ${why}`);
    });
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== this.origin) this.note(`asked a stranger: ${request.url()}`);
    });
  }
}

/** A person at a browser of his own. */
export class Window {
  /**
   * @param {import("playwright-core").BrowserContext} context
   * @param {Page} page
   * @param {Watch} watch
   * @param {Somebody} somebody
   */
  constructor(context, page, watch, somebody) {
    this.context = context;
    this.page = page;
    this.watch = watch;
    this.somebody = somebody;
  }

  /** The link of a tab, by the beginning of its name. */
  tab(name) {
    return this.page.getByRole("navigation", { name: "Główna nawigacja" }).getByRole("link", { name });
  }

  get log() {
    return this.page.getByRole("log", { name: "Przebieg konwersacji" });
  }

  get subject() {
    return this.page.getByRole("textbox", { name: "Temat" });
  }

  get body() {
    return this.page.getByRole("textbox", { name: "Napisz wiadomość" });
  }

  get clip() {
    return this.page.getByLabel("Dołącz pliki", { exact: true });
  }

  get sendButton() {
    return this.page.getByRole("button", { name: "Wyślij", exact: true });
  }

  /** One message of the thread, found by its text. */
  message(text) {
    return this.log.locator("article").filter({ hasText: text });
  }

  /** The row of a conversation in the list. */
  row(subject) {
    return this.page.getByRole("region", { name: "Konwersacje" }).getByRole("link").filter({ hasText: subject });
  }

  /** Writes into the open thread and waits until the message stands there for good. */
  async writes(text) {
    await this.body.fill(text);
    await this.sendButton.click();
    await see(this.page.locator("article[data-seq]").filter({ hasText: text }));
  }

  /** A button in the menu "Więcej" above the thread. */
  async chooses(name) {
    await this.page.locator(".thread-head summary").click();
    await this.page.locator(".thread-head .pop").getByText(name, { exact: true }).click();
  }

  /** What is there at this address, and how the server answered. */
  async visit(path) {
    const answer = await this.page.goto(path);
    return answer?.status() ?? 0;
  }

  /** How much wider than the window the page is. */
  overflow() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Layout shifts since the page was opened, as the browser counts them. */
  async shifts() {
    await this.page.evaluate(() => document.fonts.ready);
    await pause(150);
    return this.page.evaluate(
      () =>
        new Promise((done) => {
          const observer = new PerformanceObserver((list) => done(moved(list.getEntries())));
          const moved = (entries) =>
            entries
              .filter((entry) => !entry.hadRecentInput)
              .map(({ value, sources }) => {
                const nodes = sources.map(({ node }) => (node instanceof Element ? node : node?.parentElement));
                return `${value.toFixed(4)} ${nodes.map((node) => `${node?.localName}.${node?.className}`).join(", ")}`;
              });
          observer.observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(moved(observer.takeRecords())), 100);
        }),
    );
  }

  /**
   * What axe-core finds serious or critical on the page as it stands now, in a colour scheme. Nothing fades from one scheme to the other:
   * it would be measured half-way, and fading stands still for good in parts of a page that the browser does not draw just now.
   * @param {"light" | "dark"} colorScheme
   * @param {string[]} [rules] only these; all of WCAG 2.2 AA and best practice without
   */
  async findings(colorScheme, rules) {
    await this.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(AXE);
    const found = await this.page.evaluate((only) => {
      const runOnly = only ? { type: "rule", values: only } : undefined;
      return globalThis.axe.run(document, { resultTypes: ["violations"], ...(runOnly && { runOnly }) });
    }, rules);
    return found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`));
  }
}

export class Browser {
  /** @type {Window[]} */
  #windows = [];

  constructor(chromium, origin) {
    this.chromium = chromium;
    this.origin = origin;
  }

  /** @param {string} origin of the network that is visited */
  static async start(origin) {
    const launched = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      // The first is what a browser run by root needs; the rest keeps it from calling home.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    return new Browser(launched, origin);
  }

  /**
   * A browser of its own for a person; signed in, if there is a person.
   * @param {Somebody | null} somebody
   * @param {Options} [options]
   */
  async window(somebody, options = {}) {
    const language = somebody?.language ?? "pl";
    const context = await this.chromium.newContext({
      baseURL: this.origin,
      locale: LOCALES[language],
      timezoneId: "Europe/Warsaw",
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    const watch = new Watch(this.origin);
    await watch.over(context);
    const page = await context.newPage();
    const window = new Window(context, page, watch, somebody);
    this.#windows.push(window);
    if (somebody) await signIn(page, somebody.email, language);
    return window;
  }

  /** What went wrong in any window since this was last asked. */
  complaints() {
    return this.#windows.flatMap(({ watch, somebody }) =>
      watch.complaints.splice(0).map((text) => `${somebody?.name ?? "nobody"}: ${text}`),
    );
  }

  /** Pictures of every page that is open, under the name of the story that failed. */
  async photograph(title) {
    mkdirSync(RESULTS, { recursive: true });
    const stem = title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
    let count = 0;
    for (const { context } of this.#windows) {
      for (const page of context.pages()) {
        const path = join(RESULTS, `${stem}-${++count}.png`);
        await page.screenshot({ path, timeout: 3000 }).catch(() => {});
      }
    }
  }

  async close() {
    await this.chromium.close();
  }
}
