// A real S3 server with one empty bucket, as `make deps` installs it.

import { spawn } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./network.mjs";

/** Starts it for the stories of a file; returns the variables of a server that keeps its files there. */
export async function bucket() {
  const port = await freePort();
  const server = spawn(join(homedir(), ".cache/kontor-ci/s3/bin/moto_server"), ["-p", String(port)], { stdio: "ignore" });
  process.once("exit", () => server.kill("SIGKILL"));
  after(() => server.kill("SIGKILL"));
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    const made = await fetch(`${endpoint}/kontor`, { method: "PUT" }).catch(() => null);
    if (made?.ok) {
      return { KONTOR_BLOBS__URL: "s3://kontor", KONTOR_BLOBS__ENDPOINT: endpoint, KONTOR_BLOBS__ACCESS_KEY: "AKSTORY", KONTOR_BLOBS__SECRET_KEY: "s3cret" };
    }
    await pause(100);
  }
  throw new Error("the S3 server did not start: make deps");
}
