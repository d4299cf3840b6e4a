// Every page there is: no serious finding of axe-core in light and dark, light to load, still while loading, in three languages.

import assert from "node:assert/strict";
import { DOOR, see } from "../browser.mjs";
import { cxmlOrder } from "../papers.mjs";
import { stage, story } from "../stage.mjs";

const WEIGHT = 60 * 1024;
const world = await stage();
/** @type {Record<string, string>} */
const ids = {};

const { network, polnoc, slaska } = world;
const huta = await network.firm("Cicha Huta S.A.", { messaging: "off", email: "kontakt@cicha-huta.example" });
await network.trade(polnoc, huta);
ids.huta = huta.id;
ids.invoice = await world.invoice("FV/2026/11/0400", { due: -3, order: "ZK/2026/1400" });
ids.order = await world.order("ZK/2026/1400");
ids.cxml = await network.receive(world.ewa, cxmlOrder({ number: "ZK/2026/1401", seller: polnoc, buyer: slaska }));
ids.about = await network.begin(world.ewa, { document: ids.invoice, subject: "Cena w pozycji 1", body: "Cena różni się od zamówienia." });
await network.write(world.anna, ids.about, "Sprawdzamy to.");
ids.free = await network.begin(world.ewa, { partner: polnoc, subject: "Urlop", body: "Kto zastępuje?" });
const anna = await world.browser.window(world.anna);
const nobody = await world.browser.window(null);

/** The pages somebody who is signed in comes by, by the name that a finding is reported under. */
const inside = () => ({
  home: "/", orders: "/orders", invoices: "/invoices", "invoices, nothing found": "/invoices?q=nosorożec",
  "an invoice with a conversation": `/documents/${ids.invoice}`, "an order": `/documents/${ids.order}`, "a cXML order": `/documents/${ids.cxml}`,
  messages: "/messages", "messages, nothing found": "/messages?q=nosorożec", "a thread": `/messages/${ids.about}`,
  "hand over": `/messages/${ids.about}/hand-over`, "add a colleague": `/messages/${ids.about}/add-colleague`, "link a document": `/messages/${ids.about}/link-document`,
  picker: "/messages/new", form: `/messages/new?partner=${world.slaska.id}`, "who cannot be written to": `/messages/new?partner=${ids.huta}`,
  partner: `/partners/${world.slaska.id}`,
  "an error": "/nie-ma-takiej-strony",
});

/** The pages that a page leads to within its own part of the site: settings, help, legal. */
async function ledTo(path, parts) {
  await anna.page.goto(path);
  const links = await anna.page.locator("a[href^='/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const found = [...new Set(links)].filter((href) => parts.some((part) => href.startsWith(part)));
  assert.ok(found.length >= 5, `${path} leads to ${found}`);
  return Object.fromEntries(found.map((href) => [href, href]));
}

/** Findings on the page as it stands: all rules in light, colours alone in dark, where nothing else differs. */
async function findings(window, name) {
  const found = [];
  for (const [colorScheme, rules] of /** @type {const} */ ([["light", undefined], ["dark", ["color-contrast"]]])) {
    found.push(...(await window.findings(colorScheme, rules)).map((finding) => `${name}, ${colorScheme}: ${finding}`));
  }
  return found;
}

/** Pages by the name under which a finding is reported. */
const parts = {
  "of the daily work": async () => inside(),
  "of the settings": () => ledTo("/settings", ["/settings"]),
  "of the help": () => ledTo("/help", ["/help", "/legal"]),
};

for (const [part, pages] of Object.entries(parts)) {
  story(`axe-core finds nothing serious on any page ${part}, in light and dark`, async () => {
    anna.watch.expect(/nie-ma-takiej-strony/);
    const found = [];
    for (const [name, path] of Object.entries(await pages())) {
      const status = await anna.visit(path);
      assert.ok(status === 200 || name === "an error", `${path}: ${status}`);
      found.push(...(await findings(anna, name)));
    }
    assert.deepEqual(found, []);
  });
}

story("axe-core finds nothing serious in what opens on a page", async () => {
  const found = [];
  await anna.page.goto(`/messages/${ids.about}`);
  await anna.page.locator(".thread-head summary").click();
  found.push(...(await findings(anna, "the menu of a thread")));
  await anna.page.keyboard.press("Escape");
  await anna.chooses("Archiwizuj");
  await see(anna.page.getByText("Zarchiwizowano konwersację"));
  found.push(...(await findings(anna, "a toast")));
  await anna.page.getByRole("button", { name: "Cofnij" }).click();
  await anna.page.goto("/messages/new");
  await anna.page.locator("summary").filter({ hasText: "Cicha Huta" }).first().click();
  found.push(...(await findings(anna, "the contact card of a customer")));
  await anna.page.goto(`/documents/${ids.order}`);
  await anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }).click();
  await anna.sendButton.click();
  await see(anna.page.getByText("Napisz wiadomość albo dołącz plik."));
  found.push(...(await findings(anna, "the open panel with an error")));
  await anna.page.locator("header.bar details.menu > summary").click();
  found.push(...(await findings(anna, "the menu of the person")));
  assert.deepEqual(found, []);
});

story("axe-core finds nothing serious on the pages outside, whose languages can be chosen", async () => {
  nobody.watch.expect(/status of 4(01|04|22)/);
  const found = [];
  for (const path of ["/sign-in", "/help", "/legal/privacy", "/nie-ma-takiej-strony"]) {
    await nobody.page.goto(path);
    found.push(...(await findings(nobody, `outside ${path}`)));
  }
  await nobody.page.goto("/sign-in");
  for (const [language, name] of [["de", "Deutsch"], ["en", "English"], ["pl", "Polski"]]) {
    await nobody.page.getByRole("link", { name }).or(nobody.page.getByRole("button", { name })).click();
    await see(nobody.page.getByRole("button", { name: DOOR[language].enter, exact: true }));
    assert.equal(await nobody.page.locator("html").getAttribute("lang"), language);
  }
  await nobody.page.getByLabel("Adres e-mail").fill("nikt@nigdzie.example");
  await nobody.page.getByLabel("Hasło", { exact: true }).fill("cokolwiek");
  await nobody.page.getByRole("button", { name: "Zaloguj się" }).click();
  await see(nobody.page.getByText("Adres lub hasło się nie zgadza."));
  found.push(...(await findings(nobody, "sign-in with an error")));
  assert.deepEqual(found, []);
});

const main = () => ["/", "/orders", "/invoices", `/documents/${ids.invoice}`, "/messages", `/messages/${ids.about}`, "/messages/new", "/settings", "/help"];

story("HTML, CSS and JavaScript of a page weigh less than 60 KB", async () => {
  const wire = await anna.context.newCDPSession(anna.page);
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  /** @type {Map<string, { type: string, url: string }>} */
  const asked = new Map();
  let weights = {};
  wire.on("Network.responseReceived", ({ requestId, type, response }) => asked.set(requestId, { type, url: response.url }));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { type, url } = asked.get(requestId) ?? {};
    if (["Document", "Stylesheet", "Script"].includes(type)) weights[new URL(url).pathname] = encodedDataLength;
  });
  for (const path of main()) {
    weights = {};
    await anna.page.goto(path, { waitUntil: "load" });
    const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    assert.ok(Object.keys(weights).length >= 3 && all < WEIGHT, `${path}: ${all} bytes, ${JSON.stringify(weights)}`);
  }
  await wire.detach();
});

story("nothing moves while a page loads", async () => {
  const moved = [];
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    await anna.page.setViewportSize(viewport);
    for (const path of main()) {
      await anna.page.goto(path);
      moved.push(...(await anna.shifts()).map((shift) => `${viewport.width}, ${path}: ${shift}`));
    }
  }
  await anna.page.setViewportSize({ width: 1280, height: 800 });
  assert.deepEqual(moved, []);
});

const abroad = {
  de: { firm: "ACME Stahl GmbH", person: "Jens Berg", tabs: ["Startseite", "Bestellungen", "Rechnungen", "Nachrichten"], begin: "Neue Unterhaltung", choose: "Łożyska Północ Sp. z o.o. auswählen", subject: "Betreff", body: "Nachricht schreiben", send: "Senden", finders: /^(Lieferanten|Geschäftspartner|Kunden) suchen$/ },
  en: { firm: "Harbour Tools Ltd", person: "Ann Reed", tabs: ["Home", "Orders", "Invoices", "Messages"], begin: "New conversation", choose: "Choose: Łożyska Północ Sp. z o.o.", subject: "Subject", body: "Write a message", send: "Send", finders: /^Find a (customer|supplier|partner)$/ },
};

for (const [language, words] of Object.entries(abroad)) {
  story(`${words.person} does it all in ${language}`, async () => {
    const firm = await world.network.firm(words.firm, { country: language === "de" ? "DE" : "GB" });
    await world.network.trade(world.polnoc, firm);
    const person = await world.network.person(firm, words.person, { language });
    const { page } = await world.browser.window(person);
    for (const name of words.tabs) {
      await page.getByRole("navigation").first().getByRole("link", { name, exact: true }).click();
      assert.equal(await page.locator("html").getAttribute("lang"), language);
    }
    await page.getByRole("link", { name: words.begin }).click();
    await see(page.getByRole("searchbox", { name: words.finders }));
    await page.getByRole("link", { name: words.choose }).first().click();
    await page.getByRole("textbox", { name: words.subject }).fill("Größe · Łódź");
    await page.getByRole("textbox", { name: words.body }).fill("Äpfel & Żółw <b>");
    await page.getByRole("button", { name: words.send, exact: true }).click();
    await see(page.getByRole("log").getByText("Äpfel & Żółw <b>"));
  });
}
