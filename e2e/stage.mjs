// The stage of every story: two firms that trade in bearings, their people, and a browser for each of them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser } from "./browser.mjs";
import { Network } from "./network.mjs";
import { invoice, order } from "./papers.mjs";

/**
 * Łożyska Północ sells to Stal Śląska: Anna Nowak sells and Ewa Kowalczyk buys, both administrators of their firms.
 * @typedef {{
 *   network: Network, browser: Browser,
 *   polnoc: import("./network.mjs").Firm, slaska: import("./network.mjs").Firm,
 *   anna: import("./network.mjs").Person, ewa: import("./network.mjs").Person,
 *   invoice: (number: string, facts?: object) => Promise<string>, order: (number: string) => Promise<string>,
 * }} Stage
 */

/**
 * Sets the stage for the stories of a file.
 * @param {Record<string, string>} [settings] of the server
 * @returns {Stage} filled before the first story
 */
export function stage(settings) {
  const world = /** @type {Stage} */ ({});
  before(async () => {
    const network = (world.network = await Network.start(settings));
    const [polnoc, slaska] = [await network.firm("Łożyska Północ Sp. z o.o."), await network.firm("Stal Śląska S.A.")];
    await network.trade(polnoc, slaska);
    const all = ["messages", "orders", "invoices", "relationships", "administration"];
    Object.assign(world, { polnoc, slaska });
    world.anna = await network.person(polnoc, "Anna Nowak", { permissions: all });
    world.ewa = await network.person(slaska, "Ewa Kowalczyk", { permissions: all });
    world.invoice = (number, facts) => network.receive(world.anna, invoice({ number, seller: polnoc, buyer: slaska, ...facts }));
    world.order = (number) => network.receive(world.ewa, order({ number, seller: polnoc, buyer: slaska }));
    world.browser = await Browser.start(network.origin);
  });
  after(async () => {
    await world.browser?.close();
    await world.network?.stop();
  });
  stages.push(world);
  return world;
}

/** @type {Stage[]} */
const stages = [];

/**
 * One story. It fails too if any page complained meanwhile; then pictures are kept and the server's last words shown.
 * @param {string} title a sentence
 * @param {() => Promise<void>} play
 */
export function story(title, play) {
  test(title, async () => {
    const [{ browser, network }] = stages;
    try {
      await play();
      assert.deepEqual(browser.complaints(), []);
    } catch (error) {
      const complaints = browser.complaints();
      await browser.photograph(title);
      error.message += `\n${complaints.map((text) => `page: ${text}\n`).join("")}--- server\n${network.log()}`;
      throw error;
    }
  });
}
