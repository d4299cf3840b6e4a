// The stories of attachments once more, with the files in a bucket of an S3 server.

import { bucket } from "../bucket.mjs";

Object.assign(process.env, await bucket());
await import("./files.test.mjs");
