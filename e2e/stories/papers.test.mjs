// Orders and invoices on screen: how they come in, what is said of each file, how they are found, and their originals.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { gone, see } from "../browser.mjs";
import { invoice, order } from "../papers.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();
const { network, polnoc, slaska } = world;
const stranger = { id: "", name: "Nieznana Firma S.A.", vat: "PL1234563218" };
const anna = await world.browser.window(world.anna);
const ewa = await world.browser.window(world.ewa);
const parties = { seller: polnoc, buyer: slaska };

const asFile = (name, text) => ({ name, mimeType: "text/xml", buffer: Buffer.from(text) });
const table = (window) => window.page.getByRole("table");
const number = (window, name) => table(window).getByRole("link", { name, exact: true });

story("Anna adds invoices by choosing files, and is told what became of each", async () => {
  await ewa.page.goto("/invoices");
  await anna.page.goto("/invoices");
  const [one, other] = [invoice({ number: "FV/2026/12/1", ...parties }), invoice({ number: "FV/2026/12/1", ...parties, due: 14 })];
  await anna.page.getByLabel("Plik dokumentu").setInputFiles([
    asFile("jeden.xml", one),
    asFile("powtórka.xml", one),
    asFile("inna treść.xml", other),
    asFile("obcy.xml", invoice({ number: "FV/2026/12/2", seller: polnoc, buyer: stranger })),
    asFile("cudzy.xml", invoice({ number: "FV/2026/12/3", seller: slaska, buyer: polnoc })),
    asFile("zepsuty.xml", "<Invoice"),
  ]);
  const told = anna.page.getByRole("region", { name: "Wynik" }).getByRole("listitem");
  // Two travel at a time, so either of the two that are alike may be the first.
  const alike = told.filter({ hasText: /jeden\.xml|powtórka\.xml/ });
  await see(alike.getByText("Otrzymano: Faktura FV/2026/12/1"));
  await see(alike.getByText(/Otrzymano już wcześniej, bez zmian/));
  await see(told.filter({ hasText: "inna treść.xml" }).getByText(/Otrzymano już wcześniej z inną treścią/));
  await see(told.filter({ hasText: "obcy.xml" }).getByText(/Wstrzymano: Faktura FV\/2026\/12\/2\. .*Nieznana Firma S\.A\./));
  await see(told.filter({ hasText: "cudzy.xml" }).getByText(/Odrzucono/));
  await see(told.filter({ hasText: "zepsuty.xml" }).getByText(/Odrzucono/));
  const [results, list] = [anna.page.getByRole("region", { name: "Wynik" }), table(anna)];
  const [above, below] = [await results.boundingBox(), await list.boundingBox()];
  assert.ok(above && below && above.y + above.height <= below.y, "what became of them stands above the list, where she looks");
  await see(number(ewa, "FV/2026/12/1"));
});

story("a held invoice says why, and its panel too", async () => {
  await anna.page.goto("/invoices");
  await anna.page.getByRole("link", { name: "Oczekują na partnera" }).click();
  await number(anna, "FV/2026/12/2").click();
  await see(anna.page.getByText("oczekuje na partnera").first());
  await see(anna.page.getByText(/Dokument widzi tylko Twoja firma, dopóki nie ma aktywnej relacji handlowej z firmą: Nieznana Firma S\.A\./));
  await anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }).click();
  await see(anna.page.getByText("Konwersacje o tym dokumencie będą możliwe po jego doręczeniu."));
  await ewa.page.goto("/invoices?q=FV/2026/12/2");
  assert.equal(await number(ewa, "FV/2026/12/2").count(), 0, "the other party does not see it");
});

story("a file dropped anywhere on the list is added", async () => {
  await ewa.page.goto("/orders");
  const text = order({ number: "ZK/2026/5000", ...parties });
  const bundle = await ewa.page.evaluateHandle((xml) => {
    const data = new DataTransfer();
    data.items.add(new File([xml], "zamówienie.xml", { type: "text/xml" }));
    return data;
  }, text);
  const list = ewa.page.getByRole("main");
  await list.dispatchEvent("dragenter", { dataTransfer: bundle });
  await list.dispatchEvent("dragover", { dataTransfer: bundle });
  await list.dispatchEvent("drop", { dataTransfer: bundle });
  await see(ewa.page.getByText("Otrzymano: Zamówienie ZK/2026/5000"));
});

story("the list is searched while one types, filtered and sorted", async () => {
  await world.invoice("FV/2026/11/0500", { due: -3 });
  await world.invoice("FV/2026/11/0501", { due: 30 });
  await anna.page.goto("/invoices");
  await see(number(anna, "FV/2026/11/0500"));
  await anna.page.getByRole("searchbox", { name: "Szukaj" }).fill("0501");
  await see(number(anna, "FV/2026/11/0501"));
  await gone(number(anna, "FV/2026/11/0500"));
  await anna.page.getByRole("searchbox", { name: "Szukaj" }).fill("slaska");
  await see(number(anna, "FV/2026/11/0500"));
  await anna.page.goto("/invoices");
  await anna.page.getByRole("link", { name: "Po terminie" }).click();
  await see(number(anna, "FV/2026/11/0500"));
  await see(table(anna).getByText("3 dni po terminie"));
  await gone(number(anna, "FV/2026/11/0501"));
  await anna.page.goto("/invoices");
  await table(anna).getByRole("link", { name: "Termin" }).click();
  await see(table(anna).locator("th[aria-sort] a").filter({ hasText: "Termin" }));
});

story("the original comes back byte for byte, and the chain leads from the invoice to its order", async () => {
  await world.order("ZK/2026/5001");
  const xml = invoice({ number: "FV/2026/11/0600", ...parties, order: "ZK/2026/5001" });
  const document = await network.receive(world.anna, xml);
  await ewa.page.goto(`/documents/${document}`);
  const [download] = await Promise.all([ewa.page.waitForEvent("download"), ewa.page.getByRole("link", { name: "Pobierz oryginał" }).click()]);
  assert.equal(await readFile(await download.path(), "utf8"), xml);
  await see(ewa.page.getByText(/1.894,20/).first());
  await ewa.page.getByRole("region", { name: "Powiązane dokumenty" }).getByRole("link", { name: "ZK/2026/5001" }).click();
  await see(ewa.page.getByRole("heading", { level: 1, name: /ZK\/2026\/5001/ }));
});

story("a finding on an invoice is written about with its subject filled in", async () => {
  const xml = invoice({ number: "FV/2026/11/0700", ...parties }).replace(">1894.20</cbc:PayableAmount>", ">1900.00</cbc:PayableAmount>");
  const document = await network.receive(world.anna, xml);
  await ewa.page.goto(`/documents/${document}`);
  await see(ewa.page.getByText(/uwag.* do sprawdzenia/));
  await ewa.page.getByRole("link", { name: "Napisz o tym" }).first().click();
  await see(ewa.subject);
  assert.match(await ewa.subject.inputValue(), /FV\/2026\/11\/0700/);
  await ewa.body.fill("Skąd ta różnica?");
  await ewa.sendButton.click();
  await see(ewa.log.getByText("Skąd ta różnica?"));
  await anna.page.goto("/invoices");
  await see(table(anna).getByRole("row").filter({ hasText: "FV/2026/11/0700" }).getByRole("link", { name: /konwersacj|now/ }));
});
