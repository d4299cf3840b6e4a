// Serves the demo network and builds and starts it anew whenever a source file changes.

import { spawn } from "node:child_process";
import { watch } from "node:fs";

const watched = ["crates", "migrations"];
const passing = /(^|\/)(target|node_modules|dist|tests)(\/|$)|~$|\.sw.$/;
let server = null;
let work = Promise.resolve();
let timer;

const run = (command, args) =>
  new Promise((done) => spawn(command, args, { stdio: "inherit" }).on("exit", (code) => done(code === 0)));

async function restart() {
  const built = (await run("node", ["crates/server/assets/build.mjs"])) && (await run("cargo", ["build", "-p", "kontor-server"]));
  if (!built) return;
  if (server) await new Promise((done) => server.on("exit", done).kill("SIGTERM"));
  const target = process.env.CARGO_TARGET_DIR ?? "target";
  server = spawn(`${target}/debug/kontor`, ["demo"], { stdio: "inherit" });
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(() => (work = work.then(restart)), 200);
}

for (const folder of watched) watch(folder, { recursive: true }, (_, file) => passing.test(file ?? "") || soon());
process.on("SIGINT", () => server?.kill("SIGTERM") || process.exit());
soon();
