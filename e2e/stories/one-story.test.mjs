// One story over the chain of documents: its timeline, a query and its Invoice Response, a line that is talked about, documents on hold.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { see, until } from "../browser.mjs";
import { confirmation, creditNote, invoice, longOrder, orderChange, shipNotice } from "../papers.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();
const { network, polnoc, slaska } = world;
const parties = { seller: polnoc, buyer: slaska };
const anna = await world.browser.window(world.anna);
const ewa = await world.browser.window(world.ewa);

const region = (window, name) => window.page.getByRole("region", { name, exact: true });
const asFile = (name, text) => ({ name, mimeType: "text/xml", buffer: Buffer.from(text) });

story("the chain from the order to the credit note stands on each of its documents, and the timeline says what happened", async () => {
  const [order, billed] = ["ZK/2026/6001", "FV/2026/11/6001"];
  const ordered = await world.order(order);
  await network.receive(world.ewa, orderChange({ number: order, ...parties, quantity: 600 }));
  await network.receive(world.anna, confirmation({ number: "PZ/6001", order, ...parties, quantity: 600 }));
  await network.receive(world.anna, shipNotice({ number: "WZ/6001", order, ...parties }));
  const invoiced = await network.receive(world.anna, invoice({ number: billed, ...parties, order }));
  await network.receive(world.anna, creditNote({ number: "KOR/6001", invoice: billed, order, ...parties }));

  await ewa.page.goto(`/documents/${ordered}`);
  await see(ewa.page.getByText("wysłane").first());
  const course = region(ewa, "Przebieg").getByRole("listitem");
  for (const words of ["wersja 2 zastępuje wersję 1", "potwierdzone", "wysłane"]) await see(course.filter({ hasText: words }).first());
  const words = await course.allInnerTexts();
  assert.match(words[0], /wysłane/, "the newest comes first");
  const chain = region(ewa, "Powiązane dokumenty");
  for (const number of ["PZ/6001", "WZ/6001", billed, "KOR/6001"]) await see(chain.getByRole("link", { name: number, exact: true }));

  await course.filter({ hasText: "wersja 2" }).getByRole("link", { name: "Co się zmieniło" }).click();
  await see(ewa.page.getByText("Łożysko kulkowe 6205-2RS C3"));
  await see(ewa.page.locator("del").filter({ hasText: "400" }));
  await see(ewa.page.locator("ins").filter({ hasText: "600" }));

  await anna.page.goto(`/documents/${invoiced}`);
  await see(region(anna, "Przebieg").getByText("korekta"));
  await region(anna, "Powiązane dokumenty").getByRole("link", { name: "KOR/6001", exact: true }).click();
  await see(anna.page.getByRole("heading", { level: 1, name: /KOR\/6001/ }));
  await region(anna, "Powiązane dokumenty").getByRole("link", { name: order, exact: true }).click();
  await see(anna.page.getByRole("heading", { level: 1, name: /ZK\/2026\/6001/ }));
});

story("Ewa queries an invoice: a conversation begins, the invoice stands in clarification, and the response can be downloaded", async () => {
  const billed = await world.invoice("FV/2026/11/6100");
  await ewa.page.goto(`/documents/${billed}`);
  await ewa.page.getByRole("link", { name: "Zgłoś zastrzeżenia" }).click();
  await ewa.page.getByLabel("Cena", { exact: true }).check();
  await ewa.page.getByLabel("Pole", { exact: true }).selectOption("BT-13");
  await ewa.page.getByLabel("Wartość", { exact: true }).fill("ZK/2026/6100");
  await ewa.page.getByLabel("Napisz wiadomość").fill("Cena z zamówienia to 3,80 PLN.");
  await ewa.page.getByRole("button", { name: "Wyślij", exact: true }).click();
  await see(ewa.page.locator("article").filter({ hasText: "Cena z zamówienia to 3,80 PLN." }));
  await see(ewa.page.getByRole("heading", { level: 1 }).getByText("w wyjaśnianiu"));
  await see(region(ewa, "Najważniejsze dane").getByText("oczekiwana wartość: ZK/2026/6100"));
  const link = region(ewa, "Przebieg").getByRole("link", { name: "Pobierz jako Invoice Response (UBL)" });
  const [download] = await Promise.all([ewa.page.waitForEvent("download"), link.click()]);
  const xml = await readFile(await download.path(), "utf8");
  for (const part of [">UQ<", ">PRI<", ">BT-13<", ">ZK/2026/6100<", "<cbc:ID>FV/2026/11/6100<"]) assert.ok(xml.includes(part), part);

  await anna.page.goto("/messages?filter=waiting_for_us");
  await anna.row("FV/2026/11/6100").click();
  await see(anna.log.getByText("Cena z zamówienia to 3,80 PLN."));
  const labels = anna.page.getByLabel("Przyczyny i oczekiwane wartości");
  await see(labels.getByText("Cena", { exact: true }));
  await see(labels.getByText(/Oczekiwana wartość: .*ZK\/2026\/6100/));
  await anna.writes("Racja, wystawimy korektę.");
  await ewa.page.goto(`/documents/${billed}`);
  await see(ewa.page.locator("article").filter({ hasText: "Racja, wystawimy korektę." }));
});

story("a message points at line 20, and the line leads back to its conversation", async () => {
  const ordered = await network.receive(world.ewa, longOrder({ number: "ZK/2026/6200", ...parties, count: 12 }));
  await anna.page.goto(`/documents/${ordered}`);
  await anna.page.getByRole("link", { name: "Napisz o pozycji 20", exact: true }).click();
  await until("the subject names the line", async () => /pozycja 20/.test(await anna.subject.inputValue()));
  await anna.body.fill("Czy może być cynkowany?");
  await anna.sendButton.click();
  await see(anna.page.locator("article").filter({ hasText: "Czy może być cynkowany?" }));
  await anna.page.goto(`/documents/${ordered}`);
  await see(anna.page.getByRole("link", { name: "Konwersacja o pozycji 20", exact: true }));
  assert.equal(await anna.page.getByRole("link", { name: "Konwersacja o pozycji 30", exact: true }).count(), 0);

  await ewa.page.goto("/messages?filter=waiting_for_us");
  await ewa.row("ZK/2026/6200").click();
  const pointer = ewa.message("Czy może być cynkowany?").getByRole("link", { name: /20/ });
  await pointer.click();
  await ewa.page.waitForURL(/#line-20$/);
  await see(ewa.page.locator("#line-20").filter({ hasText: "Pierścień osadczy 2" }));
  await ewa.page.getByRole("link", { name: "Konwersacja o pozycji 20", exact: true }).click();
  await see(ewa.page.locator("article").filter({ hasText: "Czy może być cynkowany?" }));
});

story("an order of 5,000 lines opens at the line that a link names", async () => {
  const ordered = await network.receive(world.ewa, longOrder({ number: "ZK/2026/6300", ...parties, count: 5000 }));
  await anna.page.goto(`/documents/${ordered}?at=25000#line-25000`);
  await see(anna.page.locator("#line-25000").filter({ hasText: "Pierścień osadczy 2500" }));
  await see(anna.page.getByText("2001–2500 z 5000"));
  await anna.page.getByRole("link", { name: "Dalsze pozycje" }).click();
  await see(anna.page.getByText("2501–3000 z 5000"));
});

story("many files are added at once, and one for a private number is delivered when Anna says whose it is", async () => {
  const stranger = { id: "", name: "Stal Śląska, magazyn 4", vat: "PL1234563218" };
  await anna.page.goto("/invoices");
  const files = Array.from({ length: 12 }, (_, at) =>
    asFile(`f${at}.xml`, invoice({ number: `FV/2026/12/${100 + at}`, ...parties, ...(at === 11 && { buyer: stranger }) })),
  );
  await anna.page.getByLabel("Plik dokumentu").setInputFiles(files);
  const told = region(anna, "Wynik").getByRole("listitem");
  for (const at of Array.from({ length: 11 }, (_, index) => index)) {
    await see(told.filter({ hasText: `f${at}.xml` }).getByText(`Otrzymano: Faktura FV/2026/12/${100 + at}`));
  }
  await see(told.filter({ hasText: "f11.xml" }).getByText(/Wstrzymano: Faktura FV\/2026\/12\/111/));
  await anna.page.goto("/");
  await see(anna.page.getByText("1 dokument oczekuje na partnera."));
  await anna.page.getByRole("link", { name: "Dokumenty oczekujące na partnera" }).click();
  const party = region(anna, "Stal Śląska, magazyn 4");
  await see(party.getByText("Żadna firma w sieci nie ma żadnego z tych numerów."));
  await party.getByLabel("To jeden z naszych partnerów:").selectOption({ label: slaska.name });
  await party.getByRole("button", { name: /^Doręcz/ }).click();
  await see(anna.page.getByText("Dokumenty doręczono."));
  assert.deepEqual(await anna.findings(), []);
  await ewa.page.goto("/invoices?q=FV/2026/12/111");
  await see(ewa.page.getByRole("table").getByRole("link", { name: "FV/2026/12/111", exact: true }));
});
