// The whole loop of mail in a minute: a message nobody saw goes out, is read in the demo's mailbox, and its answer lands in the conversation.

import { see, until } from "../browser.mjs";
import { stage, story } from "../stage.mjs";

const world = await stage({ KONTOR_MAIL__GRACE_SECONDS: "1", KONTOR_MAIL__AUTHSERV_ID: "mailbox.demo" }, { demo: true });
const { network, polnoc } = world;
const anna = await world.browser.window(world.anna);
// Ewa asks by a program, and Anna has no window open on it.
const conversation = await network.begin(world.ewa, { partner: polnoc, subject: "Termin dostawy", body: "Kiedy dostawa łożysk?" });

story("Anna reads the mail in the mailbox and answers; the answer stands in the conversation, verified", async () => {
  await until("the mail is sent", async () => {
    await anna.page.goto("/mailbox");
    return await anna.page.getByRole("link", { name: /Termin dostawy/ }).count() > 0;
  });
  await anna.page.getByRole("link", { name: /Termin dostawy/ }).first().click();
  await see(anna.page.getByText("Kiedy dostawa łożysk?").first());
  await anna.page.getByLabel("Odpowiedz jako: Anna Nowak").fill("W czwartek, zgodnie z planem.");
  await anna.page.getByRole("button", { name: "Odpowiedz e-mailem" }).click();
  await see(anna.page.getByText(/^Wysłano\./));
  await anna.page.goto(`/messages/${conversation}`);
  await see(anna.log.getByText("W czwartek, zgodnie z planem.", { exact: true }));
  await see(anna.log.getByText(/e-mailem, nadawca zweryfikowany/));
  await anna.log.getByRole("link", { name: "Pokaż cały e-mail" }).click();
  await see(anna.page.getByText(/Kiedy dostawa łożysk\?/).first());
});
