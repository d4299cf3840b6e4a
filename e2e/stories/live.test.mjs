// Two firms side by side: what one does shows at the other without reloading, whatever happens to tabs and lines.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { gone, see, until } from "../browser.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();

const anna = await world.browser.window(world.anna);
const ewa = await world.browser.window(world.ewa);

/** Anna begins a conversation through the API and has it open. */
async function annaBegins(subject, body) {
  const conversation = await world.network.begin(world.anna, { partner: world.slaska, subject, body });
  await anna.page.goto(`/messages/${conversation}`);
  return conversation;
}

/** Nothing is left that waits for Ewa, so that counts can be told exactly. */
async function ewaHasReadEverything() {
  const { items } = await world.network.api(world.ewa, "GET", "/conversations?filter=all");
  for (const { id } of items) {
    const messages = await world.network.messages(world.ewa, id);
    await world.network.api(world.ewa, "PUT", `/conversations/${id}/read`, { seq: messages.at(-1)?.seq });
  }
  const waiting = await world.network.api(world.ewa, "GET", "/conversations?filter=waiting_for_us");
  for (const { id } of waiting.items) await world.network.api(world.ewa, "PUT", `/conversations/${id}/settled`);
}

story("a message, the unread count and the read mark appear without reloading", async () => {
  await ewa.page.goto("/orders");
  const conversation = await annaBegins("Godziny przyjęć", "Czy przyjmujecie w sobotę?");
  await see(ewa.tab("Wiadomości, 1 nieprzeczytana"));
  await until("the count stands in the title", async () => (await ewa.page.title()).startsWith("(1) "));
  await see(anna.log.getByText("Wysłano", { exact: true }));

  await ewa.page.goto("/messages");
  await see(ewa.row("Godziny przyjęć").filter({ hasText: "Nieprzeczytane:" }));
  await pause(600);
  assert.equal(await anna.log.getByText(/Odczytano w firmie/).count(), 0, "a row in the list is not reading");
  await ewa.row("Godziny przyjęć").click();
  await see(anna.log.getByText(/^Odczytano w firmie Stal Śląska S\.A\., \d\d:\d\d$/));
  await see(ewa.tab(/^Wiadomości$/));
  await until("no count in the title", async () => !(await ewa.page.title()).startsWith("("));

  await ewa.writes("Tak, do 13:00.");
  await see(anna.message("Tak, do 13:00."));
  await see(ewa.log.getByText(/^Odczytano w firmie Łożyska Północ Sp\. z o\.o\., \d\d:\d\d$/));
  assert.equal((await world.network.messages(world.ewa, conversation)).length, 2);
});

story("whose turn it is shows on both sides, with the counts of the filters", async () => {
  await ewaHasReadEverything();
  await ewa.page.goto("/messages");
  await annaBegins("Reklamacja partii 7", "Ile sztuk jest uszkodzonych?");
  const filter = (window, name) => window.page.getByRole("navigation", { name: "Filtry" }).getByRole("link", { name });
  await see(filter(ewa, /^Nieprzeczytane 1$/));
  await see(filter(ewa, /^Czekają na nas 1$/));
  await see(ewa.row("Reklamacja partii 7").getByText(/^czeka na nas/));
  await see(anna.row("Reklamacja partii 7").getByText(/^czekamy/));

  await ewa.row("Reklamacja partii 7").click();
  await ewa.writes("Dwanaście.");
  await see(filter(ewa, /^Czekają na nas$/));
  await see(ewa.row("Reklamacja partii 7").getByText(/^czekamy/));
  await see(anna.row("Reklamacja partii 7").getByText(/^czeka na nas/));
  await see(anna.page.locator(".thread-head").getByText(/^czeka na nas/));

  await anna.page.getByRole("button", { name: "Nie wymaga odpowiedzi" }).first().click();
  for (const window of [anna, ewa]) {
    await see(window.log.getByText(/^Nie wymaga odpowiedzi: Anna Nowak/));
    await gone(window.row("Reklamacja partii 7").getByText(/czeka/));
  }
  await filter(ewa, /^Czekają na partnera/).click();
  await gone(ewa.row("Reklamacja partii 7"));
});

story("eight tabs share one stream, and all of them show the count", async () => {
  await ewaHasReadEverything();
  const streams = [];
  ewa.context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/live") streams.push(request.url());
  });
  const paths = ["/", "/orders", "/invoices", "/messages", "/messages/new", "/settings", "/help"];
  const tabs = [];
  for (const path of paths) {
    const page = await ewa.context.newPage();
    await page.goto(path);
    tabs.push(page);
  }
  await ewa.page.goto("/messages");
  const pages = [ewa.page, ...tabs];
  const count = (page) => page.getByRole("link", { name: "Wiadomości, 1 nieprzeczytana" });
  await world.network.begin(world.anna, { partner: world.slaska, subject: "Do wszystkich kart", body: "Widać?" });
  for (const page of pages) await see(count(page));
  // The first tab held the stream, gave it up when it went to another page, and a second one has it since.
  assert.ok(streams.length <= 2, `streams: ${streams.join(" ")}`);
  for (const page of tabs) await page.close();
  await ewaHasReadEverything();
  await gone(count(ewa.page));
});

story("a hidden tab keeps its title right, reads nothing, and has caught up when it is looked at", async () => {
  await ewaHasReadEverything();
  const conversation = await annaBegins("Karta w tle", "Pierwsza.");
  await ewa.page.goto(`/messages/${conversation}`);
  await see(anna.log.getByText(/^Odczytano w firmie/).first());
  const hide = (hidden) =>
    ewa.page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (value ? "hidden" : "visible") });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  await anna.writes("Druga, gdy nikt nie patrzy.");
  await until("the title counts", async () => (await ewa.page.title()).startsWith("(1) "));
  await pause(500);
  assert.equal(await anna.message("Druga").getByText(/Odczytano/).count(), 0, "a hidden tab is not reading");
  await hide(false);
  await see(ewa.message("Druga, gdy nikt nie patrzy."));
  await see(anna.message("Druga").getByText(/^Odczytano w firmie/).first());
});

story("after a line that was lost for a while everything is there", async () => {
  const lost = [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK/, /ERR_CONNECTION/, /ERR_INCOMPLETE_CHUNKED_ENCODING/, /ERR_EMPTY_RESPONSE/];
  ewa.watch.expect(...lost);
  anna.watch.expect(...lost);
  await ewaHasReadEverything();
  const conversation = await annaBegins("Tunel", "Przed tunelem.");
  await ewa.page.goto(`/messages/${conversation}`);
  await see(ewa.message("Przed tunelem."));
  await ewa.context.setOffline(true);
  await world.network.write(world.anna, conversation, "W tunelu.");
  await pause(3000);
  await ewa.context.setOffline(false);
  await see(ewa.message("W tunelu."));

  await world.network.cut();
  await pause(700);
  await world.network.serve();
  await world.network.write(world.anna, conversation, "Po przerwie w zasilaniu.");
  await see(ewa.message("Po przerwie w zasilaniu."));
  await see(anna.message("Po przerwie w zasilaniu."));
});

story("a message that met no line stays, says so, and is sent once when asked again", async () => {
  anna.watch.expect(/ERR_INTERNET_DISCONNECTED/);
  const conversation = await annaBegins("Bez zasięgu", "Jest zasięg.");
  await anna.context.setOffline(true);
  await anna.body.fill("Piszę w windzie.");
  await anna.sendButton.click();
  const failed = anna.log.locator("article.failed").filter({ hasText: "Piszę w windzie." });
  await see(failed.getByText(/brak połączenia/));
  await failed.getByRole("button", { name: "Wyślij ponownie" }).click();
  await see(failed.getByText(/brak połączenia/));
  await anna.context.setOffline(false);
  await failed.getByRole("button", { name: "Wyślij ponownie" }).click();
  await see(anna.log.locator("article[data-seq]").filter({ hasText: "Piszę w windzie." }));
  await gone(failed);
  const bodies = (await world.network.messages(world.ewa, conversation)).map(({ body }) => body);
  assert.deepEqual(bodies, ["Jest zasięg.", "Piszę w windzie."]);
});

story("a message whose answer was lost is not doubled by sending it again", async () => {
  anna.watch.expect(/ERR_FAILED|ERR_CONNECTION/);
  const conversation = await annaBegins("Zgubiona odpowiedź", "Pierwsza.");
  let lost = 0;
  await anna.page.route(`**/messages/${conversation}`, async (route) => {
    if (route.request().method() !== "POST" || lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort("failed");
  });
  await anna.body.fill("Doszła, choć nikt tego nie powiedział.");
  await anna.sendButton.click();
  await anna.log.getByRole("button", { name: "Wyślij ponownie" }).click();
  await gone(anna.log.locator("article.failed, article.sending"));
  assert.equal(await anna.message("Doszła, choć nikt").count(), 1);
  await anna.page.unroute(`**/messages/${conversation}`);
  assert.equal((await world.network.messages(world.ewa, conversation)).length, 2);
});

story("a new conversation without a line keeps what was typed and begins once", async () => {
  anna.watch.expect(/ERR_INTERNET_DISCONNECTED/);
  await anna.page.goto(`/messages/new?partner=${world.slaska.id}`);
  await anna.subject.fill("Zaczęte w pociągu");
  await anna.body.fill("Tekst, który nie może zginąć.");
  await anna.context.setOffline(true);
  await anna.sendButton.click();
  await see(anna.page.getByText(/brak połączenia/).first());
  assert.equal(await anna.body.inputValue(), "Tekst, który nie może zginąć.");
  await anna.context.setOffline(false);
  await anna.page.reload();
  assert.equal(await anna.subject.inputValue(), "Zaczęte w pociągu", "a draft survives reloading");
  await anna.sendButton.click();
  await see(anna.message("Tekst, który nie może zginąć."));
  const { items } = await world.network.api(world.anna, "GET", "/conversations?filter=all");
  assert.equal(items.filter(({ subject }) => subject === "Zaczęte w pociągu").length, 1);
});
