// Reads the list that debug builds write of the statements that ran: each must have run on both databases.

import { readFileSync } from "node:fs";

// Where the two differ on purpose, so that a statement is for one of them alone.
const forks = ["crates/store/src/search", "crates/store/src/migrate.rs", "crates/store/src/hints/elsewhere.rs"];

const engines = new Map();
for (const line of new Set(readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean))) {
  const [engine, site] = line.split(" ");
  engines.set(site, [...(engines.get(site) ?? []), engine]);
}
const alone = [...engines].filter(([site, on]) => on.length < 2 && !forks.some((fork) => site.startsWith(fork)));
for (const [site, on] of alone.sort()) console.error(`${site} ran on ${on} alone`);
console.log(`statements: ${engines.size} ran, ${engines.size - alone.length} on both databases or on the one they are for`);
process.exit(alone.length === 0 && engines.size > 0 ? 0 : 1);
