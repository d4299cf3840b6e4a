// Attachments: their limit to the byte, every way to add them, progress, and files whose names are not plain.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after } from "node:test";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gone, see, until } from "../browser.mjs";
import { stage, story } from "../stage.mjs";

const LIMIT = 10_485_760;
const world = await stage();
const folder = mkdtempSync(join(tmpdir(), "kontor-files-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const anna = await world.browser.window(world.anna);
const conversation = await world.network.begin(world.ewa, { partner: world.polnoc, subject: "Pliki", body: "Proszę o pliki." });

/** A file of so many bytes, none like its neighbour. */
function file(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, Buffer.alloc(bytes, "0123456789abcdefghijklmnopqrstuvwxyz\n"));
  return path;
}

const newest = async () => (await world.network.messages(world.ewa, conversation)).at(-1);

story("a file of no bytes and a file of exactly the limit arrive whole", async () => {
  await anna.page.goto(`/messages/${conversation}`);
  await see(anna.page.getByText("Do 10 MB każdy"));
  const paths = [file("pusty.txt", 0), file("największy.txt", LIMIT)];
  await anna.clip.setInputFiles(paths);
  await anna.writes("Oba pliki.");
  const message = await newest();
  assert.deepEqual(message?.attachments.map(({ name, size }) => [name, size]), [["pusty.txt", 0], ["największy.txt", LIMIT]]);
  const [download] = await Promise.all([
    anna.page.waitForEvent("download"),
    anna.message("Oba pliki.").getByRole("link", { name: /największy\.txt/ }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "największy.txt");
  const [got, sent] = [await readFile(await download.path()), await readFile(paths[1])];
  assert.ok(got.equals(sent), "the same bytes come back");
});

story("a file of one byte more is refused in a sentence with its size and the limit", async () => {
  await anna.page.goto(`/messages/${conversation}`);
  await anna.body.fill("Za duży.");
  await anna.clip.setInputFiles(file("za-duży.txt", LIMIT + 1));
  await see(anna.page.getByText(/za-duży\.txt.*10.*Limit.*10/s).or(anna.page.getByText(/za-duży\.txt.*10,?\d* MB.*limit.*10 MB/i)).first());
  assert.equal(await anna.body.inputValue(), "Za duży.", "the text stays");
  await anna.writes("Za duży.");
  assert.deepEqual((await newest())?.attachments, []);
});

story("files are dropped onto the thread and pasted into the text", async () => {
  await anna.page.goto(`/messages/${conversation}`);
  const bundle = (name) =>
    anna.page.evaluateHandle((named) => {
      const data = new DataTransfer();
      data.items.add(new File(["zawartość"], named, { type: "text/plain" }));
      return data;
    }, name);
  const dropped = await bundle("upuszczony.txt");
  await anna.log.dispatchEvent("dragover", { dataTransfer: dropped });
  await anna.log.dispatchEvent("drop", { dataTransfer: dropped });
  await see(anna.page.locator("form").getByText("upuszczony.txt"));
  const pasted = await bundle("wklejony.txt");
  await anna.body.focus();
  await anna.body.evaluate(
    (field, data) => field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })),
    pasted,
  );
  await see(anna.page.locator("form").getByText("wklejony.txt"));
  await anna.sendButton.click();
  await see(anna.log.locator("article[data-seq]").filter({ hasText: "wklejony.txt" }));
  const message = await newest();
  assert.deepEqual(message?.attachments.map(({ name }) => name), ["upuszczony.txt", "wklejony.txt"]);
  assert.equal(message?.body, "", "files alone are a message");
});

story("an upload shows its progress, and Send waits for it", async () => {
  await anna.page.goto(`/messages/${conversation}`);
  const wire = await anna.context.newCDPSession(anna.page);
  await wire.send("Network.enable");
  const rate = { offline: false, latency: 0, downloadThroughput: -1 };
  await wire.send("Network.emulateNetworkConditions", { ...rate, uploadThroughput: 4 * 1024 * 1024 });
  await anna.clip.setInputFiles(file("powolny.txt", LIMIT));
  await anna.body.fill("Z plikiem, który się wysyła.");
  await anna.sendButton.click();
  await see(anna.page.getByText("Wiadomość wyjdzie po wysłaniu plików."));
  await see(anna.page.getByText(/wysyłanie [1-9]\d?% z 10/));
  assert.notEqual((await newest())?.body, "Z plikiem, który się wysyła.");
  await see(anna.log.locator("article[data-seq]").filter({ hasText: "Z plikiem, który się wysyła." }));
  await wire.send("Network.emulateNetworkConditions", { ...rate, uploadThroughput: -1 });
  assert.deepEqual((await newest())?.attachments.map(({ size }) => size), [LIMIT]);
});

story("an upload that fails half-way says so, and sending tries it once more", async () => {
  anna.watch.expect(/ERR_CONNECTION_RESET|ERR_FAILED/);
  await anna.page.goto(`/messages/${conversation}`);
  let cuts = 0;
  await anna.page.route("**/attachments?**", (route) => (cuts++ === 0 ? route.abort("connectionreset") : route.continue()));
  await anna.body.fill("Za drugim razem.");
  await anna.clip.setInputFiles(file("uparty.txt", 1000));
  await see(anna.page.locator("form .file.failed").getByText("uparty.txt"));
  await anna.writes("Za drugim razem.");
  await anna.page.unroute("**/attachments?**");
  assert.deepEqual((await newest())?.attachments.map(({ name }) => name), ["uparty.txt"]);
});

story("a file can be taken out again before sending, and a draft keeps the others", async () => {
  await anna.page.goto(`/messages/${conversation}`);
  await anna.clip.setInputFiles([file("zostaje.txt", 10), file("odpada.txt", 10)]);
  await anna.page.getByRole("button", { name: "Usuń: odpada.txt" }).click();
  await gone(anna.page.locator("form").getByText("odpada.txt"));
  await anna.body.fill("Tekst i plik zostają.");
  await see(anna.page.getByText(/szkic zapisany/));
  await anna.page.reload();
  assert.equal(await anna.body.inputValue(), "Tekst i plik zostają.");
  await see(anna.page.locator("form").getByText("zostaje.txt"));
  await anna.writes("Tekst i plik zostają.");
  assert.deepEqual((await newest())?.attachments.map(({ name }) => name), ["zostaje.txt"]);
});

story("a name in any script arrives, and a picture shows itself", async () => {
  await anna.page.goto(`/messages/${conversation}`);
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await anna.clip.setInputFiles({ name: "счёт-請求書 №1.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") });
  await anna.writes("Zdjęcie palety.");
  const picture = anna.message("Zdjęcie palety.").locator("img");
  await until("the picture is drawn", () => picture.evaluate((image) => image.complete && image.naturalWidth === 1));
  await see(anna.message("Zdjęcie palety.").getByText("счёт-請求書 №1.png"));
});
