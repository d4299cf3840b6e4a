// What people do with a conversation: withdraw, archive, mute, take, hand over, link, mark.

import assert from "node:assert/strict";
import { gone, see } from "../browser.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();

const marek = await world.network.person(world.polnoc, "Marek Zieliński");
const anna = await world.browser.window(world.anna);
const ewa = await world.browser.window(world.ewa);

const ewaAsks = (subject, body) => world.network.begin(world.ewa, { partner: world.polnoc, subject, body });
const toast = (window, text) => window.page.getByRole("status").filter({ hasText: text });

story("Anna withdraws a message before anybody has seen it, and a tombstone stays", async () => {
  const conversation = await ewaAsks("Rabat", "Ile wynosi rabat?");
  await anna.page.goto(`/messages/${conversation}`);
  await anna.writes("Rabat wynosi 50%.");
  await anna.message("Rabat wynosi 50%.").getByRole("button", { name: "Wycofaj" }).click();
  await see(anna.log.getByText("Wiadomość wycofano."));
  await gone(anna.log.getByText("Rabat wynosi 50%."));
  await ewa.page.goto(`/messages/${conversation}`);
  await see(ewa.log.getByText("Wiadomość wycofano."));
  assert.equal(await ewa.page.getByText("50%").count(), 0);
});

story("what Ewa has seen cannot be withdrawn any more", async () => {
  const conversation = await ewaAsks("Cena", "Jaka jest cena?");
  await anna.page.goto(`/messages/${conversation}`);
  await ewa.page.goto(`/messages/${conversation}`);
  await anna.writes("Cena to 3,85 PLN.");
  await see(anna.message("Cena to 3,85 PLN.").getByText(/^Odczytano/).first());
  await gone(anna.message("Cena to 3,85 PLN.").getByRole("button", { name: "Wycofaj" }));
});

story("Anna archives a conversation, takes it back, and a new message brings it back by itself", async () => {
  const conversation = await ewaAsks("Do archiwum", "Tylko do wiadomości.");
  await anna.page.goto(`/messages/${conversation}`);
  await anna.chooses("Archiwizuj");
  await see(toast(anna, "Zarchiwizowano konwersację"));
  await gone(anna.row("Do archiwum"));
  await toast(anna, "Zarchiwizowano konwersację").getByRole("button", { name: "Cofnij" }).click();
  await see(anna.row("Do archiwum"));

  await anna.chooses("Archiwizuj");
  await gone(anna.row("Do archiwum"));
  await anna.page.getByRole("link", { name: /^Zarchiwizowane/ }).click();
  await see(anna.row("Do archiwum"));
  await anna.page.goto("/messages");
  await world.network.write(world.ewa, conversation, "Jednak jeszcze pytanie.");
  await see(anna.row("Do archiwum"));
});

story("Anna mutes a conversation, and its messages are still unread", async () => {
  const conversation = await ewaAsks("Głośna sprawa", "Raz.");
  await anna.page.goto(`/messages/${conversation}`);
  await anna.chooses("Wycisz");
  await see(anna.row("Głośna sprawa").getByText("wyciszona"));
  await anna.page.goto("/messages");
  await world.network.write(world.ewa, conversation, "Dwa.");
  await see(anna.row("Głośna sprawa").filter({ hasText: "Nieprzeczytane:" }));
});

story("Anna takes a conversation and hands it over to Marek; Ewa sees neither", async () => {
  const conversation = await ewaAsks("Kto się tym zajmie", "Kto odpowiada za reklamacje?");
  await anna.page.goto(`/messages/${conversation}`);
  await anna.page.getByRole("button", { name: "Przejmij" }).first().click();
  await see(anna.page.locator(".thread-head").getByText("Prowadzisz tę konwersację"));
  await see(anna.log.getByText(/Prowadzi: Anna Nowak/));
  await anna.page.getByRole("link", { name: /^Moje/ }).click();
  await anna.row("Kto się tym zajmie").click();

  await anna.chooses("Przekaż");
  await anna.page.getByRole("button", { name: "Przekaż: Marek Zieliński" }).click();
  await anna.page.goto(`/messages/${conversation}`);
  await see(anna.page.locator(".thread-head").getByText("Prowadzi: Marek Zieliński"));
  await see(anna.log.getByText(/Przekazano: Anna Nowak → Marek Zieliński/));
  const his = await world.network.api(marek, "GET", "/conversations?filter=mine");
  assert.deepEqual(his.items.map(({ id }) => id), [conversation]);

  await ewa.page.goto(`/messages/${conversation}`);
  await see(ewa.message("Kto odpowiada za reklamacje?"));
  assert.equal(await ewa.page.getByText("Marek Zieliński").count(), 0, "the other firm does not learn who it is");
});

story("Anna adds a colleague and links a document, and marks the conversation as unread", async () => {
  await world.invoice("FV/2026/11/0077");
  const conversation = await ewaAsks("Ogólna sprawa", "Chodzi o fakturę 77.");
  await anna.page.goto(`/messages/${conversation}`);
  await anna.chooses("Dodaj współpracownika");
  await anna.page.getByRole("button", { name: /: Marek Zieliński$/ }).click();
  await anna.page.goto(`/messages/${conversation}`);
  await see(anna.log.getByText(/Dodano: Marek Zieliński/));

  await anna.chooses("Powiąż dokument");
  await anna.page.getByRole("button", { name: /: Faktura FV\/2026\/11\/0077/ }).click();
  await anna.page.goto(`/messages/${conversation}`);
  await see(anna.page.locator(".thread-head").getByRole("link", { name: "Faktura FV/2026/11/0077" }));
  await ewa.page.goto(`/messages/${conversation}`);
  await see(ewa.log.getByText(/Powiązano dokument: Faktura FV\/2026\/11\/0077/));

  await anna.chooses("Oznacz jako nieprzeczytaną");
  await see(toast(anna, "Oznaczono jako nieprzeczytaną"));
  await see(anna.row("Ogólna sprawa").filter({ hasText: "Nieprzeczytane:" }));
});
