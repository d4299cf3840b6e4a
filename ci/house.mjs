// The house rules that no compiler keeps: size of files, walls between rooms, names, first sentences, what templates may hold.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const faults = [];
const fault = (file, line, words) => faults.push(`${file}${line ? `:${line}` : ""}: ${words}`);

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).split("\n").filter(Boolean);
const source = files.filter((file) => /\.(rs|ts|mjs|css|html|sql|ftl|toml|sh|md|yml|yaml)$/.test(file) || /^(ci|\.ci)\//.test(file) || file === "Makefile");
const text = new Map();
for (const file of source) {
  try {
    text.set(file, readFileSync(file, "utf8"));
  } catch {
    // Removed and not yet committed.
  }
}
const isTest = (file) => /(^|\/)(tests|e2e|benches|fuzz)\//.test(file) || /(^|\/)tests\.rs$/.test(file);
const production = [...text].filter(([file]) => /\.(rs|ts|css|html)$/.test(file) && !isTest(file));

function eachLine(list, pattern, words, except = () => false) {
  for (const [file, content] of list) {
    if (except(file)) continue;
    content.split("\n").forEach((line, index) => {
      if (pattern.test(line)) fault(file, index + 1, words);
    });
  }
}
const within = (folder) => production.filter(([file]) => file === `${folder}.rs` || file.startsWith(`${folder}/`));
const rust = production.filter(([file]) => file.endsWith(".rs"));

// Small rooms, each with a sentence on its door.
for (const [file, content] of production) {
  const lines = content.split("\n").length - 1;
  if (lines > 500) fault(file, 0, `${lines} lines; at most 500`);
  const first = file.endsWith(".html") ? /^\{# ?\S/ : file.endsWith(".css") ? /^\/\* \S/ : /^\/\/[!]? \S/;
  if (!first.test(content) && !/^\{%/.test(content)) fault(file, 1, "begins with a sentence that says what lives here");
  if (/^(utils?|manager|service|helpers?|common|misc)\./.test(basename(file))) fault(file, 0, "is named after nothing in the trade");
}

// Walls. The doors do not know each other, and what they stand on does not know them.
const door = (name) => `crates/server/src/${name}`;
eachLine(within(door("web")), /\b(crate::)?(api|inbound)::|\bcrate::cxml\b/, "the browser's door names another door");
eachLine(within(door("api")), /\bcrate::(web|inbound|cxml)\b/, "the programs' door names another door");
eachLine(within(door("cxml")), /\bcrate::(web|api|inbound)\b/, "the door for cXML names another door");
for (const room of ["actions", "app", "carrier", "config", "delivery", "error", "gate", "i18n", "live", "markup", "outbound", "problem", "prose", "stream"]) {
  eachLine(within(door(room)), /\bcrate::(web|api|inbound|cxml)\b/, "names a door that stands above it");
}
eachLine(rust, /\bsqlx\b/, "SQL is spoken in crates/store alone", (file) => file.startsWith("crates/store/"));
const mayAct = (file) => file.startsWith("crates/store/") || /^crates\/server\/src\/(commands|demo|cli)/.test(file);
eachLine(rust, /\b(for_command_line|at_the_command_line)\b/, "proofs without evidence belong to the command line", mayAct);

const drawn = { model: [], documents: ["model"], mail: ["model"], store: ["model"], server: ["documents", "mail", "model", "store"] };
const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--format-version=1", "--offline"], { encoding: "utf8", maxBuffer: 1 << 26 }));
for (const crate of metadata.packages) {
  const name = crate.name.replace("kontor-", "");
  if (!(name in drawn)) fault("Cargo.toml", 0, `a sixth crate, ${crate.name}`);
  for (const dependency of crate.dependencies) {
    const ours = dependency.name.startsWith("kontor-") && dependency.name.replace("kontor-", "");
    if (ours && !(drawn[name] ?? []).includes(ours)) fault(`crates/${name}/Cargo.toml`, 0, `depends on ${dependency.name}`);
    // The bench measures the limit of the database itself; no production file may (the line above).
    if (dependency.name === "sqlx" && name !== "store" && dependency.kind !== "dev") fault(`crates/${name}/Cargo.toml`, 0, "depends on sqlx");
  }
}

// Exceptions are expected with a reason; nothing is left for later.
eachLine(rust, /#!?\[allow\(/, "#[expect(…, reason = …)] instead of allow");
eachLine(rust, /#!?\[expect\((?!.*reason)[^)]*\)\]/, "an exception without its reason");
eachLine([...text].filter(([file]) => file !== "ci/house.mjs" && !file.endsWith(".md")), /\b(TODO|FIXME|XXX|HACK)\b/, "is left for later");
eachLine([...text].filter(([file]) => file !== "ci/house.mjs"), /\b(PRODUCT|HOUSE|INTERFACES|LOOK|DEPENDENCIES)\.md\b/, "names a page that is not in this repository");

// The policy of the pages forbids these; a browser would drop them without a word. Mails have nothing but their own text.
const pages = production.filter(([file]) => file.endsWith(".html") && !file.includes("/templates/mail/"));
eachLine(pages, /\sstyle=|<style|<script(?! type="module" src=)|\son[a-z]+=/, "styles and scripts stand in files of their own");
eachLine(pages, /\|\s*safe\b/, "unescaped text; HTML of our own has the type Markup");

for (const line of faults) console.error(line);
console.log(`house: ${production.length} files, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
