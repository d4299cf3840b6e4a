// The stage of every story: two firms that trade in bearings, their people, and a browser for each of them.

import assert from "node:assert/strict";
import { after, test } from "node:test";
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

/** @type {Stage} */
let world;

/**
 * Sets the stage for the stories of a file.
 * @param {Record<string, string>} [settings] of the server
 * @param {{ demo?: boolean }} [kind] of the network
 */
export async function stage(settings, kind) {
  const network = await Network.start(settings, kind);
  after(() => network.stop());
  const browser = await Browser.start(network.origin);
  after(() => browser.close());
  const polnoc = await network.firm("Łożyska Północ Sp. z o.o.", { role: "supplier" });
  const slaska = await network.firm("Stal Śląska S.A.", { role: "buyer" });
  await network.trade(polnoc, slaska);
  const permissions = ["messages", "orders", "invoices", "relationships", "administration"];
  const anna = await network.person(polnoc, "Anna Nowak", { permissions });
  const ewa = await network.person(slaska, "Ewa Kowalczyk", { permissions });
  const parties = { seller: polnoc, buyer: slaska };
  world = {
    network, browser, polnoc, slaska, anna, ewa,
    invoice: (number, facts) => network.receive(anna, invoice({ number, ...parties, ...facts })),
    order: (number) => network.receive(ewa, order({ number, ...parties })),
  };
  return world;
}

/**
 * One story. It fails too if any page complained meanwhile; then pictures are kept and the server's last words shown.
 * @param {string} title a sentence
 * @param {() => Promise<void>} play
 */
export function story(title, play) {
  test(title, async () => {
    const { browser, network } = world;
    try {
      await play();
      assert.deepEqual(browser.complaints(), []);
    } catch (error) {
      const complaints = browser.complaints();
      await browser.photograph(title);
      error.stack += `\n${complaints.map((text) => `page: ${text}\n`).join("")}--- server\n${network.log()}`;
      throw error;
    }
  });
}
