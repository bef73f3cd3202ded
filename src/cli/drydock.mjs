#!/usr/bin/env node
// Runs src/cli/main.ts on the Node that is pinned in this checkout: it reads TypeScript, older ones do not.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const node = join(root, "node_modules/.bin/node");

if (!existsSync(node)) {
  process.stderr.write(`drydock: ${node} is missing; run npm install in ${root}\n`);
  process.exit(1);
}

const child = spawn(node, [join(root, "src/cli/main.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, NODE_COMPILE_CACHE: join(root, "node_modules/.cache/drydock") },
});

// A terminal gives its signals to the child too, others come to this process alone: to hear of one twice is harmless.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

child.on("error", (error) => {
  process.stderr.write(`drydock: ${error.message}\n`);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
