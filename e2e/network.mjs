// One Kontor of its own for a file of stories: the real binary on a free port, with a fresh folder for its data.

import { execFile, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binary = resolve(process.env.BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/kontor"));

/** Everybody here has the same password. */
export const PASSWORD = "krzywa-wieza-2026-pod-lipa";

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/**
 * @typedef {{ id: string, name: string, vat: string }} Firm
 * @typedef {{ id: string, name: string, email: string, firm: Firm, language: string, token: string }} Person
 */

export class Network {
  /** @type {import("node:child_process").ChildProcess | null} */
  #server = null;
  #folder = mkdtempSync(join(tmpdir(), "kontor-e2e-"));
  #environment = {};
  /** Tells the firms of this network from those of another one in the same database. */
  #run = String(Math.floor(Math.random() * 1e7)).padStart(7, "0");
  #firms = 0;
  origin = "";

  /**
   * Starts an empty network.
   * @param {Record<string, string>} [settings] variables of the configuration
   * @param {{ demo?: boolean }} [kind] whether its folder says that it is a demo network
   */
  static async start(settings = {}, { demo = false } = {}) {
    const network = new Network();
    if (demo) writeFileSync(join(network.#folder, "demo-network"), "");
    const listen = `127.0.0.1:${await freePort()}`;
    network.origin = `http://${listen}`;
    network.#environment = {
      ...process.env,
      KONTOR_LISTEN: listen,
      KONTOR_DATA_DIR: network.#folder,
      // One address signs in for everybody here.
      KONTOR_LIMITS__SIGN_IN_PER_MINUTE: "1000",
      KONTOR_LIMITS__SIGN_IN_PER_ADDRESS_PER_MINUTE: "1000",
      KONTOR_LIMITS__POSTS_PER_MINUTE: "1000",
      ...settings,
    };
    process.once("exit", () => network.#kill("SIGKILL"));
    await network.serve();
    return network;
  }

  /** Starts the server and waits until it is ready. */
  async serve() {
    const log = openSync(this.#logFile, "a");
    const server = spawn(binary, ["serve"], { detached: true, env: this.#environment, stdio: ["ignore", log, log] });
    closeSync(log);
    server.unref();
    this.#server = server;
    const failed = new Promise((_, refuse) => server.once("error", refuse));
    for (let tries = 0; tries < 600; tries += 1) {
      if (server.exitCode !== null) break;
      const answer = fetch(`${this.origin}/readyz`).catch(() => null);
      if ((await Promise.race([answer, failed]))?.ok) return;
      await pause(50);
    }
    throw new Error(`${binary} serve did not become ready\n${this.log()}`);
  }

  /** Ends the server at once, as a power cut would. */
  async cut() {
    const server = this.#server;
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((done) => server.once("exit", done));
    this.#kill("SIGKILL");
    await ended;
  }

  /** Ends the server in order and removes its folder. */
  async stop() {
    const server = this.#server;
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((done) => server.once("exit", () => done(true)));
      this.#kill("SIGTERM");
      if (!(await Promise.race([ended, pause(5000)]))) this.#kill("SIGKILL");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #kill(signal) {
    const server = this.#server;
    if (!server?.pid || server.exitCode !== null || server.signalCode !== null) return;
    try {
      process.kill(-server.pid, signal);
    } catch {
      // It has ended by itself in the meantime.
    }
  }

  get #logFile() {
    return join(this.#folder, "server.log");
  }

  /** The last lines of the server's log. */
  log() {
    return readFileSync(this.#logFile, "utf8").split("\n").slice(-60).join("\n");
  }

  /**
   * Runs a command of the binary and returns what it prints, read as JSON.
   * @param {string[]} words
   * @param {string} [input]
   */
  async admin(words, input = "") {
    /** @type {string} */
    const printed = await new Promise((done, failed) => {
      const child = execFile(binary, ["admin", ...words], { env: this.#environment }, (error, stdout, stderr) => {
        if (error) failed(new Error(`kontor admin ${words.join(" ")}: ${stderr || error.message}`));
        else done(stdout);
      });
      // A command that asks for nothing may end before it is told anything.
      child.stdin?.once("error", () => {});
      child.stdin?.end(input);
    });
    return printed.trim() ? JSON.parse(printed) : null;
  }

  /**
   * A firm; messaging is on unless `messaging` says "off".
   * @param {string} name
   * @param {{ country?: string, plan?: string, role?: string, messaging?: string, email?: string, phone?: string }} [facts]
   * @returns {Promise<Firm>}
   */
  async firm(name, { country = "PL", plan = "enterprise", role = "both", messaging = "on", email, phone } = {}) {
    const vat = `${country}${nip(`${this.#run}${String(++this.#firms).padStart(2, "0")}`)}`;
    const words = ["organization", "create", "--name", name, "--country", country, "--plan", plan, "--role", role];
    words.push("--id", `vat:${vat}`, "--messaging", messaging);
    if (email) words.push("--contact-email", email);
    if (phone) words.push("--contact-phone", phone);
    const { id } = await this.admin(words);
    return { id, name, vat };
  }

  /**
   * A person who can sign in, with a token for the API.
   * @param {Firm} firm
   * @param {string} name
   * @param {{ language?: string, permissions?: string[] }} [facts]
   * @returns {Promise<Person>}
   */
  async person(firm, name, { language = "pl", permissions = ["messages", "orders", "invoices"] } = {}) {
    const local = name.toLowerCase().replace(/ł/g, "l").normalize("NFKD").replace(/[^a-z ]/g, "").replace(" ", ".");
    const email = `${local}@n${this.#run}.example`;
    const words = ["person", "create", "--organization", firm.id, "--name", name, "--email", email, "--language", language];
    for (const permission of permissions) words.push("--permission", permission);
    const { id } = await this.admin([...words, "--password-stdin"], PASSWORD);
    const { token } = await this.admin(["token", "create", "--person", id]);
    return { id, name, email, firm, language, token };
  }

  /**
   * @param {Firm} supplier
   * @param {Firm[]} buyers
   */
  async trade(supplier, ...buyers) {
    for (const buyer of buyers) {
      await this.admin(["relationship", "create", "--buyer", buyer.id, "--supplier", supplier.id]);
    }
  }

  /**
   * A request to the API as a person; anything but a success is an error.
   * @param {Person} person
   * @param {string} method
   * @param {string} path below /api/v1
   * @param {object | string} [body] facts, or a document as text
   */
  async api(person, method, path, body) {
    const [type, text] = typeof body === "string" ? ["application/xml", body] : ["application/json", JSON.stringify(body)];
    const headers = { Authorization: `Bearer ${person.token}`, "Content-Type": type };
    const answer = await fetch(`${this.origin}/api/v1${path}`, { method, headers, body: text });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said}`);
    return said ? JSON.parse(said) : null;
  }

  /**
   * A document brought in by its issuer; returns its id.
   * @param {Person} issuer
   * @param {string} xml
   */
  async receive(issuer, xml) {
    return (await this.api(issuer, "POST", "/documents", xml)).id;
  }

  /**
   * A conversation begun through the API; returns its id.
   * @param {Person} author
   * @param {{ partner?: Firm, document?: string, subject: string, body: string }} facts
   */
  async begin(author, { partner, document, subject, body }) {
    const facts = { subject, body, ...(partner && { partner_id: partner.id }), ...(document && { document_id: document }) };
    return (await this.api(author, "POST", "/conversations", facts)).id;
  }

  /**
   * @param {Person} author
   * @param {string} conversation
   * @param {string} body
   */
  async write(author, conversation, body) {
    return this.api(author, "POST", `/conversations/${conversation}/messages`, { body });
  }

  /**
   * The messages of a conversation, as the API tells them.
   * @param {Person} reader
   * @param {string} conversation
   * @returns {Promise<{ seq: number, body: string, attachments: { name: string, size: number }[] }[]>}
   */
  async messages(reader, conversation) {
    return (await this.api(reader, "GET", `/conversations/${conversation}/messages?limit=200`)).items;
  }
}

/** Ten digits with the check digit of a Polish tax number; of ten remainders one has none, and the digits are moved on. */
function nip(nine) {
  const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7];
  const digits = [...nine].map(Number);
  const check = weights.reduce((sum, weight, at) => sum + weight * digits[at], 0) % 11;
  return check === 10 ? nip(`${(digits[0] + 1) % 10}${nine.slice(1)}`) : `${nine}${check}`;
}
