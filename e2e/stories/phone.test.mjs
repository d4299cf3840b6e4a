// At the width of a phone: one pane, a tab bar, nothing that scrolls sideways, and the same work done.

import assert from "node:assert/strict";
import { gone, see } from "../browser.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();
/** @type {Record<string, string>} */
const ids = {};

const { network } = world;
ids.invoice = await world.invoice("FV/2026/11/0200");
ids.order = await world.order("ZK/2026/1200");
ids.quiet = await world.invoice("FV/2026/11/0201");
ids.about = await network.begin(world.ewa, { document: ids.invoice, subject: "Niezgodność ilości w dostawie z 19 listopada – łożyska stożkowe", body: "Na palecie było 96 zamiast 120 sztuk.\nhttps://przyklad.example/bardzo/dlugi/adres/ktory/nie/ma/zadnej/spacji/i/nie/miesci/sie/na/ekranie" });
ids.free = await network.begin(world.ewa, { partner: world.polnoc, subject: "Godziny przyjęć", body: "Do 13:00." });
const anna = await world.browser.window(world.anna, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const pages = () => [
  "/", "/orders", "/invoices", `/documents/${ids.invoice}`, `/documents/${ids.order}`, "/messages", `/messages/${ids.about}`,
  "/messages/new", `/messages/new?partner=${world.slaska.id}`, `/partners/${world.slaska.id}`, "/settings", "/settings/plan", "/settings/contacts",
  "/settings/desks", "/settings/tokens", "/help", "/help/send-a-message", "/nie-ma-takiej-strony",
];

for (const width of [390, 320]) {
  story(`no page scrolls sideways at ${width} pixels`, async () => {
    anna.watch.expect(/status of 404/);
    await anna.page.setViewportSize({ width, height: 720 });
    const wide = [];
    for (const path of pages()) {
      await anna.page.goto(path);
      const over = await anna.overflow();
      if (over > 0) wide.push(`${path}: ${over} px`);
    }
    await anna.page.goto(`/documents/${ids.quiet}`);
    await anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }).tap();
    if ((await anna.overflow()) > 0) wide.push("the open panel");
    assert.deepEqual(wide, []);
  });
}

story("the list, the thread and the form each have the screen to themselves", async () => {
  await anna.page.setViewportSize({ width: 390, height: 844 });
  await anna.page.goto("/");
  const bar = await anna.page.getByRole("navigation", { name: "Główna nawigacja" }).boundingBox();
  assert.ok(bar && bar.y + bar.height >= 843 && bar.height <= 64, `the tabs stand at the bottom: ${JSON.stringify(bar)}`);
  await anna.tab(/^Wiadomości/).tap();
  await see(anna.row("Godziny przyjęć"));
  await gone(anna.page.getByText("Wybierz konwersację z listy albo rozpocznij nową."));
  await anna.row("Godziny przyjęć").tap();
  await see(anna.message("Do 13:00."));
  await gone(anna.row("Godziny przyjęć"));
  await gone(anna.tab(/^Wiadomości/));
  await anna.body.fill("Zdążymy.");
  await anna.sendButton.tap();
  await see(anna.message("Zdążymy."));
  await anna.page.getByRole("link", { name: "Wróć do listy" }).first().tap();
  await see(anna.row("Godziny przyjęć"));

  await anna.page.getByRole("link", { name: "Nowa konwersacja" }).tap();
  await anna.page.getByRole("link", { name: "Wybierz: Stal Śląska S.A." }).first().tap();
  await see(anna.subject);
  await gone(anna.page.getByRole("searchbox", { name: "Znajdź klienta" }));
  await see(anna.page.getByText("Do 10 MB każdy"));
  await anna.subject.fill("Z telefonu");
  await anna.body.fill("Piszę z hali.");
  await anna.sendButton.tap();
  await see(anna.message("Piszę z hali."));
});

story("the panel of a document opens over the whole screen and writes", async () => {
  await anna.page.goto(`/documents/${ids.quiet}`);
  const summary = anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ });
  await summary.tap();
  await anna.subject.fill("Z magazynu");
  await anna.body.fill("Towar przyjęty.");
  await anna.sendButton.tap();
  await see(anna.log.getByText("Towar przyjęty."));
  const panel = await anna.page.locator("details.dock").boundingBox();
  assert.ok(panel && panel.width >= 389 && panel.height >= 780, `the panel fills the screen: ${JSON.stringify(panel)}`);
});

story("everything that is touched is large enough for a finger", async () => {
  const small = [];
  for (const path of ["/", "/messages", `/messages/${ids.free}`, `/messages/new?partner=${world.slaska.id}`, `/documents/${ids.invoice}`]) {
    await anna.page.goto(path);
    small.push(...(await anna.page.evaluate((where) => {
      const touched = [...document.querySelectorAll("button, summary, .button, input:not([type=hidden]):not([type=file]), nav.tabs a")];
      return touched
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ element, box }) => `${where}: ${element.outerHTML.slice(0, 90)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }, path)));
  }
  assert.deepEqual(small, []);
});
