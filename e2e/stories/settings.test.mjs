// Settings: what a person and an administrator choose holds from the next page on, for themselves and for their partners.

import assert from "node:assert/strict";
import { gone, see } from "../browser.mjs";
import { PASSWORD } from "../network.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();
const { network } = world;
const jan = await network.person(world.slaska, "Jan Wójcik");
const anna = await world.browser.window(world.anna);
const ewa = await world.browser.window(world.ewa);
const his = await world.browser.window(jan);

const save = (window) => window.page.getByRole("button", { name: "Zapisz" }).click();

story("Jan chooses German, a dark page and another time zone, and has them at once", async () => {
  const { page } = his;
  await page.goto("/settings/profile");
  await page.getByLabel("Imię i nazwisko").fill("Jan Wójcik-Berg");
  await page.getByLabel("Deutsch").check();
  await page.getByLabel("Ciemny").check();
  await page.getByLabel("Strefa czasowa").selectOption("Europe/London");
  await save(his);
  await see(page.getByRole("heading", { name: "Profil und Sprache" }));
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.getByLabel("Polski").check();
  await page.getByRole("button", { name: "Speichern" }).click();
  await see(page.getByText("Zapisano"));
});

story("Jan is no administrator, and the pages of the firm say whose they are", async () => {
  his.watch.expect(/status of 403/);
  await his.page.goto("/settings");
  for (const name of ["Konto i plan", "Dane kontaktowe", "Tokeny API"]) {
    assert.equal(await his.page.getByRole("navigation", { name: "Ustawienia" }).getByRole("link", { name }).count(), 0, name);
  }
  assert.equal(await his.visit("/settings/tokens"), 403);
  await see(his.page.getByText(/Brak uprawnienia|administrator/i).first());
});

story("Jan changes his password with the old one, and only then", async () => {
  his.watch.expect(/status of 422/);
  const { page } = his;
  const change = async (current, wanted) => {
    await page.goto("/settings/password");
    await page.getByLabel("Obecne hasło").fill(current);
    await page.getByLabel("Nowe hasło").fill(wanted);
    await page.getByRole("button", { name: "Zmień hasło" }).click();
  };
  await change("nie-to", "trzy-zielone-wagony-jadą");
  await see(page.getByText("Obecne hasło się nie zgadza."));
  await change(PASSWORD, "krótkie");
  await see(page.getByText(/Nowe hasło musi mieć co najmniej \d+ znaków\./));
  await change(PASSWORD, "trzy-zielone-wagony-jadą");
  await see(page.getByText(/Zmieniono hasło\./));
});

story("Ewa gives contact information and turns messaging off; Anna reads it where she would write", async () => {
  const { page } = ewa;
  ewa.watch.expect(/status of 422/);
  await page.goto("/settings/messaging");
  await page.getByRole("button", { name: "Wyłącz wiadomości" }).click();
  await see(page.getByText(/co najmniej jeden adres e-mail lub numer telefonu/).first());
  await see(page.getByText("Wiadomości są włączone. Partnerzy mogą pisać do firmy."));
  await page.goto("/settings/contacts");
  const general = page.getByRole("group", { name: "Ogólne" });
  await general.getByLabel("Adres e-mail").fill("biuro@stal-slaska.example");
  await general.getByLabel("Telefon").fill("nie numer");
  await save(ewa);
  await see(page.getByText(/Użyj cyfr, spacji i znaku \+ na początku/));
  await page.getByRole("group", { name: "Ogólne" }).getByLabel("Telefon").fill("+48 32 555 01 02");
  await save(ewa);
  await see(page.getByText("Zapisano"));
  await page.goto("/settings/messaging");
  await page.getByRole("button", { name: "Wyłącz wiadomości" }).click();
  await see(page.getByText("Wyłączono wiadomości."));

  await anna.page.goto(`/messages/new?partner=${world.slaska.id}`);
  await see(anna.page.locator(".thread").getByRole("link", { name: "+48 32 555 01 02" }));
  assert.equal(await anna.body.count(), 0);
  await page.goto("/settings/messaging");
  await page.getByRole("button", { name: "Włącz wiadomości" }).click();
  await see(page.getByText("Włączono wiadomości."));
  await anna.page.reload();
  await see(anna.body);
});

story("Ewa makes a desk for invoices and seats Jan there; Anna reads who will get her message", async () => {
  const { page } = ewa;
  await page.goto("/settings/desks");
  await page.getByLabel("Otrzymuje").selectOption({ label: "Konwersacje o fakturach od dostawców" });
  await page.getByRole("button", { name: "Utwórz dział" }).click();
  await see(page.getByText("Zobowiązania").first());
  await page.goto("/settings/desks");
  await page.getByRole("link", { name: "Zmień dział: Zobowiązania" }).click();
  await page.getByRole("checkbox", { name: /^Jan Wójcik/ }).check();
  await save(ewa);
  await see(page.getByText("Zapisano").first());

  const document = await world.invoice("FV/2026/11/0800");
  await anna.page.goto(`/documents/${document}`);
  await anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }).click();
  await see(anna.page.getByText("Otrzyma: Stal Śląska S.A. · Zobowiązania"));
  await his.page.goto("/messages");
  await anna.subject.fill("Do działu");
  await anna.body.fill("Komu to trafi?");
  await anna.sendButton.click();
  await see(his.row("Do działu").filter({ hasText: "Nieprzeczytane:" }));
  await ewa.page.goto("/messages");
  await see(ewa.row("Do działu"));
  assert.equal(await ewa.row("Do działu").filter({ hasText: "Nieprzeczytane:" }).count(), 0, "others find it under All, read");
});

story("Anna makes a token, which is shown once and works until it is ended", async () => {
  const { page } = anna;
  await page.goto("/settings/tokens");
  await page.getByLabel("Do czego służy").fill("ERP, faktury");
  await page.getByRole("button", { name: "Utwórz token" }).click();
  const token = (await page.locator("code").textContent())?.trim();
  const me = () => fetch(`${network.origin}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await me()).status, 200);
  await page.goto("/settings/tokens");
  await gone(page.locator("code"));
  await page.getByRole("button", { name: "Unieważnij: ERP, faktury" }).click();
  await see(page.getByText(/Unieważniono token/));
  assert.equal((await me()).status, 401);
});
