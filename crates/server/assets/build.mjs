// Makes dist/: the style sheet, the script, the icon sprite, the typeface, the favicon, and manifest.json with their
// hashed names. `node build.mjs` does nothing when dist/ is up to date; `--watch` builds again on every change.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { icons } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const stamp = join(dist, ".stamp");
const sources = ["build.mjs", "icons.mjs", "favicon.svg", "package-lock.json", "styles", "src"];

/** A short hash of contents, for names that may be cached for ever. */
const hashOf = (...contents) => {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 10);
};

const filesOf = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** The state of everything that dist/ is made of. */
function fingerprint() {
  const paths = sources.flatMap((name) => (name.includes(".") ? [join(here, name)] : filesOf(join(here, name))));
  return hashOf(...paths.flatMap((path) => [path.slice(here.length), readFileSync(path)]));
}

/** One <symbol> from an icon file: its drawing without the frame, whose colours and widths the style sheet sets. */
function symbol([id, file]) {
  const svg = readFileSync(join(here, "node_modules/lucide-static/icons", `${file}.svg`), "utf8");
  const drawing = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${id}" viewBox="0 0 24 24">${drawing.replace(/\s+/g, " ").replace(/ ?(\/?>) ?/g, "$1").trim()}</symbol>`;
}

/** Our own mark, in the colours of the page it stands on. */
const brand =
  '<symbol id="brand" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="var(--accent)"/>' +
  '<path d="M7.5 5.5v13M17 5.5l-6.2 6.5 6.2 6.5" fill="none" stroke="var(--on-accent)" stroke-width="2.4" ' +
  'stroke-linecap="round" stroke-linejoin="round"/></symbol>';

function writeHashed(name, content, manifest) {
  const [stem, extension] = name.split(".");
  const hashed = `${stem}-${hashOf(content)}.${extension}`;
  writeFileSync(join(dist, hashed), content);
  manifest[name] = hashed;
}

async function make() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const result = await build({
    absWorkingDir: here,
    entryPoints: { app: "src/main.ts", "app-css": "styles/app.css" },
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    target: ["chrome123", "firefox121", "safari17.5"],
    loader: { ".woff2": "file" },
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    outdir: dist,
    metafile: true,
    write: false,
  });
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const manifest = {};
  for (const { path, contents } of result.outputFiles) {
    const name = basename(path).replace(/^app-css-/, "app-");
    writeFileSync(join(dist, name), contents);
    manifest[name.replace(/-[A-Z0-9]{8}\./, ".").replace("-wght-normal", "")] = name;
  }
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${brand}${Object.entries(icons).map(symbol).join("")}</svg>`;
  writeHashed("icons.svg", sprite, manifest);
  writeHashed("favicon.svg", readFileSync(join(here, "favicon.svg")), manifest);
  const sorted = Object.fromEntries(Object.entries(manifest).sort());
  writeFileSync(join(dist, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
  writeFileSync(stamp, wanted);
  console.log(`assets: ${Object.values(sorted).join(" ")}`);
}

await make();
if (process.argv.includes("--watch")) {
  let timer;
  for (const folder of ["styles", "src"]) {
    watch(join(here, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => make().catch((error) => console.error(error.message)), 50);
    });
  }
}
