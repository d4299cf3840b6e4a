// The main job: a supplier's message reaches the customer, with a document beside it or without one.

import assert from "node:assert/strict";
import { DOOR, gone, see } from "../browser.mjs";
import { PASSWORD } from "../network.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage();

const { network, polnoc } = world;
const others = ["Elektrownia Łódź S.A.", "Huta Żelaza Świętokrzyska S.A.", "Zakłady Mechaniczne Krzemień S.A."];
for (const name of others) await network.trade(polnoc, await network.firm(name));
await world.invoice("FV/2026/11/0042");
await world.order("ZK/2026/1188");
const anna = await world.browser.window(world.anna);
const ewa = await world.browser.window(world.ewa);

/** The closed panel of a document lies where the eye looks for it: in the lower right quarter of the window. */
async function liesLowerRight(summary) {
  const { width, height } = { width: 1280, height: 800 };
  const box = await summary.boundingBox();
  assert.ok(box, "the panel's summary is on the screen");
  assert.ok(box.x >= width / 2 && box.x + box.width <= width, `beside the right edge: ${JSON.stringify(box)}`);
  assert.ok(box.y >= height / 2 && box.y + box.height <= height, `at the bottom: ${JSON.stringify(box)}`);
}

/** Anna writes on the open document; the panel stays, shows the thread and is live, and Ewa finds it in her Messages tab. */
async function writesOnTheDocument({ subject, text, answer }) {
  const panel = anna.page.locator("details").filter({ has: anna.page.getByText("Wiadomości", { exact: true }) }).last();
  const summary = anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ });
  assert.equal(await panel.evaluate((details) => details.open), false, "closed while there is no conversation");
  await liesLowerRight(summary);
  await summary.click();
  await see(panel.getByText("Do 10 MB każdy"));
  await anna.subject.fill(subject);
  await anna.body.fill(text);
  await anna.clip.setInputFiles({ name: "protokół odbioru.txt", mimeType: "text/plain", buffer: Buffer.from("400 szt.") });
  await see(panel.getByText("protokół odbioru.txt"));
  await see(anna.page.getByText(/Otrzyma: Stal Śląska S\.A\./));
  await anna.sendButton.click();

  await see(anna.log.getByText(text));
  await see(anna.log.getByText("protokół odbioru.txt"));
  await gone(anna.subject);
  assert.equal(await panel.evaluate((details) => details.open), true, "the panel stays open");

  await ewa.page.goto("/messages");
  await ewa.row(subject).click();
  await see(ewa.message(text));
  await see(anna.log.getByText(/^Odczytano w firmie Stal Śląska S\.A\., \d\d:\d\d$/));
  await ewa.writes(answer);
  await see(anna.log.getByText(answer));
}

story("Anna writes about an invoice from its page, and Ewa answers", async () => {
  await anna.tab("Faktury").click();
  await anna.page.getByRole("link", { name: "FV/2026/11/0042" }).click();
  await see(anna.page.getByRole("heading", { level: 1, name: /FV\/2026\/11\/0042/ }));
  await writesOnTheDocument({
    subject: "Płatność za fakturę 42",
    text: "Termin minął w piątek. Kiedy możemy spodziewać się przelewu?",
    answer: "Przelew wyjdzie w czwartek.",
  });
  await see(ewa.page.getByRole("link", { name: "Faktura FV/2026/11/0042" }).last());
});

story("Anna writes about an order from its page, and Ewa answers", async () => {
  await anna.tab("Zamówienia").click();
  await anna.page.getByRole("link", { name: "ZK/2026/1188" }).click();
  await see(anna.page.getByRole("heading", { level: 1, name: /ZK\/2026\/1188/ }));
  await writesOnTheDocument({
    subject: "Termin dostawy zamówienia 1188",
    text: "Dostawa będzie w środę zamiast we wtorek. Czy to pasuje?",
    answer: "Środa pasuje, magazyn czynny do 15:00.",
  });
  await see(ewa.page.getByRole("link", { name: "Zamówienie ZK/2026/1188" }).last());
});

story("what was begun on a document stands on it for both firms, and another can be begun there", async () => {
  await ewa.tab("Faktury").click();
  await ewa.page.getByRole("link", { name: "FV/2026/11/0042" }).click();
  await see(ewa.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }));
  await see(ewa.log.getByText("Termin minął w piątek."));
  await ewa.writes("Numer przelewu podamy w czwartek.");
  await see(anna.page.locator("summary").filter({ hasText: /^\s*Wiadomości/ }));
  await ewa.page.locator("details[open]").getByRole("link", { name: "Nowa konwersacja" }).click();
  await see(ewa.subject);
  await ewa.subject.fill("Druga sprawa tej faktury");
  await ewa.body.fill("Pozycja 1: brakuje numeru partii.");
  await ewa.sendButton.click();
  await see(ewa.log.getByText("Pozycja 1: brakuje numeru partii."));
  const found = await world.network.api(world.anna, "GET", "/conversations?q=FV/2026/11/0042");
  assert.deepEqual(found.items.map(({ subject }) => subject).sort(), ["Druga sprawa tej faktury", "Płatność za fakturę 42"]);
});

/** The steps of a message without a document, once the customer is to be chosen. */
async function writesToTheChosen({ subject, text }) {
  await see(anna.page.getByText("Stal Śląska S.A.").last());
  await anna.subject.fill(subject);
  await anna.body.fill(text);
  await anna.clip.setInputFiles({ name: "cennik.csv", mimeType: "text/csv", buffer: Buffer.from("6205;3,85\n") });
  await see(anna.page.getByText("cennik.csv"));
  await anna.sendButton.click();
  await see(anna.message(text));
  await see(anna.message(text).getByText("cennik.csv"));
  await ewa.page.goto("/messages");
  await ewa.row(subject).click();
  await see(ewa.message(text));
}

/** The pencil stands above the search bar. */
async function takesThePencil() {
  await anna.page.goto("/");
  await anna.tab("Wiadomości").click();
  const pencil = anna.page.getByRole("link", { name: "Nowa konwersacja" });
  const [above, below] = [await pencil.boundingBox(), await anna.page.getByRole("searchbox", { name: "Szukaj" }).boundingBox()];
  assert.ok(above && below && above.y + above.height <= below.y, "the pencil stands above the search bar");
  await pencil.click();
  await see(anna.page.getByRole("searchbox", { name: "Znajdź klienta" }));
}

story("Anna writes without a document to a customer from the list", async () => {
  await takesThePencil();
  await anna.page.getByRole("link", { name: "Wybierz: Stal Śląska S.A." }).first().click();
  await writesToTheChosen({ subject: "Urlop w grudniu", text: "Od 24 do 31 grudnia biuro jest zamknięte." });
});

story("Anna finds a customer without typing the accents", async () => {
  await takesThePencil();
  await anna.page.getByRole("searchbox", { name: "Znajdź klienta" }).fill("lodz");
  await see(anna.page.getByRole("link", { name: "Wybierz: Elektrownia Łódź S.A." }));
  await gone(anna.page.getByRole("link", { name: /Wybierz: Stal/ }));
  await anna.page.getByRole("searchbox", { name: "Znajdź klienta" }).fill("slaska");
  await gone(anna.page.getByRole("link", { name: /Wybierz: Elektrownia/ }));
  await anna.page.getByRole("link", { name: "Wybierz: Stal Śląska S.A." }).click();
  await writesToTheChosen({ subject: "Nowy cennik od stycznia", text: "W załączniku nowy cennik łożysk." });
});

story("Anna writes without a document by keyboard alone", async () => {
  const { page } = anna;
  await page.goto("/messages");
  const at = (name) => page.evaluate((wanted) => {
    const { activeElement: active } = document;
    const said = active?.getAttribute("aria-label") ?? active?.textContent?.trim() ?? "";
    const labelled = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? (active.labels?.[0]?.textContent ?? said) : said;
    return [said, labelled.trim()].includes(wanted);
  }, name);
  const tabTo = async (name) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await at(name)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${name} is not reached by Tab`);
  };
  await tabTo("Nowa konwersacja");
  await page.keyboard.press("Enter");
  await see(page.getByRole("searchbox", { name: "Znajdź klienta" }));
  await tabTo("Znajdź klienta");
  await page.keyboard.type("stal sl");
  await gone(page.getByRole("link", { name: /Wybierz: Elektrownia/ }));
  await tabTo("Wybierz: Stal Śląska S.A.");
  await page.keyboard.press("Enter");
  await see(anna.subject);
  await tabTo("Temat");
  await page.keyboard.type("Palety zwrotne");
  await tabTo("Napisz wiadomość");
  await page.keyboard.type("Odbierzemy palety w poniedziałek.");
  await page.keyboard.press("Control+Enter");
  await see(anna.message("Odbierzemy palety w poniedziałek."));
  await see(page.getByRole("heading", { name: "Palety zwrotne" }));
});

story("a search finds what was written by partner, subject, text, document number and file name", async () => {
  for (const words of ["slaska", "urlop", "biuro zamkniete", "cennik.csv", "0042", "ZK/2026/1188"]) {
    await anna.page.goto("/messages");
    const searched = anna.page.waitForResponse((answer) => new URL(answer.url()).searchParams.get("q") === words);
    await anna.page.getByRole("searchbox", { name: "Szukaj" }).fill(words);
    await searched;
    await see(anna.row(/./).first());
  }
  await anna.page.getByRole("searchbox", { name: "Szukaj" }).fill("nosorożec");
  await see(anna.page.getByText("Brak wyników: „nosorożec”"));
});

story("a letter that cannot go says why and loses nothing", async () => {
  anna.watch.expect(/status of 422/);
  await takesThePencil();
  await anna.page.getByRole("link", { name: "Wybierz: Stal Śląska S.A." }).first().click();
  await anna.body.fill("Bez tematu.");
  await anna.sendButton.click();
  await see(anna.page.getByText("Wpisz temat, aby druga firma wiedziała, o co chodzi."));
  await anna.subject.fill("t".repeat(201));
  await anna.sendButton.click();
  await see(anna.page.getByText(/Temat ma za dużo znaków: 201\. Limit to 200/));
  await anna.subject.fill("Za długa wiadomość");
  await anna.body.fill("ż".repeat(17_000));
  await anna.sendButton.click();
  await see(anna.page.getByText(/Wiadomość ma .+ Limit to 32/));
  assert.equal((await anna.body.inputValue()).length, 17_000, "the text is still there");
  await anna.body.fill("Teraz krótko.");
  await anna.sendButton.click();
  await see(anna.message("Teraz krótko."));
});

story("Anna's session ends while she writes, and what she wrote waits for her behind the sign-in", async () => {
  const { page } = anna;
  const text = "Czy paleta dotrze przed piątkiem?";
  await page.goto("/messages");
  await anna.row("Urlop w grudniu").click();
  await see(anna.body);
  anna.watch.expect(/status of 401/);
  await page.context().clearCookies();
  await anna.body.fill(text);
  await anna.sendButton.click();
  await page.waitForURL(/sign-in/);
  await page.getByLabel(DOOR.pl.email).fill(world.anna.email);
  await page.getByLabel(DOOR.pl.password, { exact: true }).fill(PASSWORD);
  await page.getByLabel(DOOR.pl.password, { exact: true }).press("Enter");
  await page.waitForURL(/messages/);
  await page.getByRole("button", { name: "Wyślij ponownie" }).click();
  await see(anna.message(text));
  await gone(page.getByRole("button", { name: "Wyślij ponownie" }));
  await ewa.page.goto("/messages");
  await ewa.row("Urlop w grudniu").click();
  await see(ewa.message(text));
  assert.equal(await ewa.message(text).count(), 1);
});
