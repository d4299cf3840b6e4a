// With JavaScript off everything works: signing in, reading, writing, attaching, upgrading.

import assert from "node:assert/strict";
import { gone, see } from "../browser.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();

const bolt = await world.network.firm("Bolt Sp. z o.o.", { plan: "standard", messaging: "on" });
await world.network.trade(bolt, world.slaska);
const ola = await world.network.person(bolt, "Ola Lis", { permissions: ["messages", "invoices", "administration"] });
await world.invoice("FV/2026/11/0100");
const anna = await world.browser.window(world.anna, { javaScriptEnabled: false });

story("Anna writes to a customer with a file, and reads the answer", async () => {
  await anna.tab("Wiadomości").click();
  await anna.page.getByRole("link", { name: "Nowa konwersacja" }).click();
  await anna.page.getByRole("searchbox", { name: "Znajdź klienta" }).fill("slaska");
  await anna.page.getByRole("searchbox", { name: "Znajdź klienta" }).press("Enter");
  await anna.page.getByRole("link", { name: "Wybierz: Stal Śląska S.A." }).first().click();
  await anna.subject.fill("Bez skryptów");
  await anna.body.fill("Pierwszy wiersz.\nDrugi wiersz.");
  await anna.clip.setInputFiles({ name: "zwykły.txt", mimeType: "text/plain", buffer: Buffer.from("zwykły") });
  await anna.sendButton.click();
  await see(anna.message("Pierwszy wiersz."));
  await see(anna.message("Pierwszy wiersz.").getByText("zwykły.txt"));

  const { items } = await world.network.api(world.ewa, "GET", "/conversations?filter=unread");
  await world.network.write(world.ewa, items[0].id, "Dotarło.");
  await anna.page.goto("/messages");
  await see(anna.row("Bez skryptów").filter({ hasText: "Nieprzeczytane:" }));
  await anna.row("Bez skryptów").click();
  await see(anna.message("Dotarło."));
  await anna.body.fill("Dziękuję.");
  await anna.sendButton.click();
  await see(anna.message("Dziękuję."));
  await anna.page.goto("/messages");
  assert.equal(await anna.row("Bez skryptów").filter({ hasText: "Nieprzeczytane:" }).count(), 0, "opening it was seeing it");
});

story("Anna writes about an invoice in its panel", async () => {
  await anna.tab("Faktury").click();
  await anna.page.getByRole("link", { name: "FV/2026/11/0100" }).click();
  await anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }).click();
  await anna.subject.fill("Faktura 100");
  await anna.body.fill("Prosimy o potwierdzenie odbioru.");
  await anna.sendButton.click();
  await see(anna.log.getByText("Prosimy o potwierdzenie odbioru."));
  await see(anna.page.getByRole("heading", { level: 1, name: /FV\/2026\/11\/0100/ }));
  await anna.body.fill("Chodzi o dostawę z wtorku.");
  await anna.sendButton.click();
  await see(anna.log.getByText("Chodzi o dostawę z wtorku."));
});

story("a form that is wrong comes back filled, with the reason", async () => {
  await anna.page.goto(`/messages/new?partner=${world.slaska.id}`);
  await anna.body.fill("Tekst bez tematu.");
  await anna.clip.setInputFiles({ name: "raz-wysłany.txt", mimeType: "text/plain", buffer: Buffer.from("raz") });
  anna.watch.expect(/status of 422/);
  await anna.sendButton.click();
  await see(anna.page.getByText("Wpisz temat, aby druga firma wiedziała, o co chodzi."));
  assert.equal(await anna.body.inputValue(), "Tekst bez tematu.");
  await anna.subject.fill("Teraz z tematem");
  await anna.sendButton.click();
  await see(anna.message("Tekst bez tematu."));
  await see(anna.message("Tekst bez tematu.").getByText("raz-wysłany.txt"));
});

story("Anna archives a conversation and says that no reply is needed", async () => {
  const conversation = await world.network.begin(world.ewa, { partner: world.polnoc, subject: "Tylko informacja", body: "Bez odpowiedzi." });
  await anna.page.goto(`/messages/${conversation}`);
  await anna.page.getByRole("button", { name: "Nie wymaga odpowiedzi" }).first().click();
  await see(anna.log.getByText(/^Nie wymaga odpowiedzi: Anna Nowak/));
  await anna.chooses("Archiwizuj");
  await anna.page.goto("/messages");
  await gone(anna.row("Tylko informacja"));
});

story("Ola reads why she cannot write, compares the plans and upgrades, and then she can", async () => {
  const window = await world.browser.window(ola, { javaScriptEnabled: false });
  const { page } = window;
  await page.goto(`/messages/new?partner=${world.slaska.id}`);
  await see(page.locator(".thread").getByText("Firma ma konto Standard."));
  assert.equal(await window.body.count(), 0, "no composer");
  await page.goto("/settings/plan");
  await see(page.getByRole("heading", { level: 1, name: "Konto i plan" }));
  const terms = page.getByRole("checkbox", { name: /Akceptuję warunki użytkowania/ });
  assert.equal(await terms.isChecked(), false, "nothing is ticked beforehand");
  await terms.check();
  await page.getByRole("button", { name: "Rozszerz konto do Enterprise" }).click();
  await see(page.getByText("Firma ma teraz konto Enterprise. Można pisać do klientów."));
  await page.goto(`/messages/new?partner=${world.slaska.id}`);
  await window.subject.fill("Już Enterprise");
  await window.body.fill("Teraz możemy pisać.");
  await window.sendButton.click();
  await see(window.message("Teraz możemy pisać."));
});

story("signing out ends it, and a wrong password says so in the same words as an unknown address", async () => {
  const window = await world.browser.window(null, { javaScriptEnabled: false });
  window.watch.expect(/status of 4(01|22)/);
  for (const email of [world.anna.email, "nikt@nigdzie.example"]) {
    await window.page.goto("/sign-in");
    await window.page.getByLabel("Adres e-mail").fill(email);
    await window.page.getByLabel("Hasło", { exact: true }).fill("nie-to-hasło");
    await window.page.getByRole("button", { name: "Zaloguj się" }).click();
    await see(window.page.getByText("Adres lub hasło się nie zgadza. Sprawdź oba i spróbuj ponownie."));
    assert.equal(await window.page.getByLabel("Adres e-mail").inputValue(), email);
  }
  await anna.page.goto("/");
  await anna.page.locator("header.bar details.menu > summary").click();
  await anna.page.getByRole("button", { name: "Wyloguj się" }).click();
  await anna.page.goto("/messages");
  assert.equal(new URL(anna.page.url()).pathname, "/sign-in");
});
