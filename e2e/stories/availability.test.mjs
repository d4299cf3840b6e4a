// A customer who cannot be written to: why, what to do instead, and where it is said.

import assert from "node:assert/strict";
import { see } from "../browser.mjs";
import { invoice } from "../papers.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();

const huta = await world.network.firm("Cicha Huta S.A.", { messaging: "off", email: "kontakt@cicha-huta.example", phone: "+48 41 555 01 02" });
await world.network.trade(world.polnoc, huta);
const anna = await world.browser.window(world.anna);

/** The reason, the contact information and the way on, in some part of the page. */
async function tellsHowToReachThem(place) {
  await see(place.getByText(/Ten klient ma wyłączone wiadomości\./).first());
  await see(place.getByRole("link", { name: "kontakt@cicha-huta.example" }).first());
  await see(place.getByRole("link", { name: "+48 41 555 01 02" }).first());
  await see(place.getByRole("button", { name: "Poproś o włączenie wiadomości" }).first());
  assert.equal(await anna.body.count(), 0, "nothing can be written");
}

story("the list of customers says why, and opens the contact information in its place", async () => {
  await anna.page.goto("/messages/new");
  await see(anna.page.getByText("Ma wyłączone wiadomości").first());
  assert.equal(await anna.page.getByRole("link", { name: "Wybierz: Cicha Huta S.A." }).count(), 0);
  await anna.page.locator("summary").filter({ hasText: "Cicha Huta S.A." }).first().click();
  await tellsHowToReachThem(anna.page.getByRole("main"));
});

story("a document of theirs says it in its panel", async () => {
  const { network, polnoc } = world;
  const document = await network.receive(world.anna, invoice({ number: "FV/2026/11/0300", seller: polnoc, buyer: huta }));
  await anna.page.goto(`/documents/${document}`);
  await anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }).click();
  await tellsHowToReachThem(anna.page.locator("details[open]"));
});

story("an open thread says it as soon as the customer turns messaging off, and still reads", async () => {
  const { network } = world;
  const conversation = await network.begin(world.ewa, { partner: world.polnoc, subject: "Zanim wyłączymy", body: "Jutro wyłączamy wiadomości." });
  await anna.page.goto(`/messages/${conversation}`);
  await anna.writes("Rozumiem.");
  const contact = ["--contact-email", "biuro@stal-slaska.example"];
  await network.admin(["organization", "update", world.slaska.id, "--messaging", "off", ...contact]);
  await anna.page.reload();
  await see(anna.message("Jutro wyłączamy wiadomości."));
  await see(anna.page.getByText(/Ten klient ma wyłączone wiadomości\./));
  await see(anna.page.getByRole("link", { name: "biuro@stal-slaska.example" }));
  assert.equal(await anna.body.count(), 0);
  await network.admin(["organization", "update", world.slaska.id, "--messaging", "on"]);
  await anna.page.reload();
  await see(anna.body);
});

story("Anna asks them to turn messaging on, once a week", async () => {
  await anna.page.goto(`/messages/new?partner=${huta.id}`);
  await tellsHowToReachThem(anna.page.locator(".thread"));
  await anna.page.locator(".thread").getByRole("button", { name: "Poproś o włączenie wiadomości" }).click();
  await see(anna.page.getByRole("status").getByText("Wysłano prośbę: Cicha Huta S.A."));
  await anna.page.reload();
  await see(anna.page.locator(".thread").getByText(/Wysłano prośbę: .+ Ponowna prośba jest możliwa po tygodniu\./));
});

story("a colleague without the permission is told whose it is to give", async () => {
  const zofia = await world.network.person(world.polnoc, "Zofia Wilk", { permissions: ["invoices"] });
  const document = await world.invoice("FV/2026/11/0301");
  const window = await world.browser.window(zofia);
  await window.page.goto(`/documents/${document}`);
  await window.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }).click();
  await see(window.page.getByText(/Nie masz uprawnienia, aby tu pisać\./).first());
  await see(window.page.getByText(/Anna Nowak/).first());
});
