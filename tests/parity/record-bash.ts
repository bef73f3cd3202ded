import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { lessonScripts } from "./bash-lesson-scripts.ts";
import { scripts } from "./bash-scripts.ts";

/** Runs every script with this machine's bash and writes what it said to bash.json: `node tests/parity/record-bash.ts`. */
const folder = "/tmp/parity";

interface Recorded {
  readonly script: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

function record(script: string): Recorded {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const env = { PATH: "/usr/bin:/bin", HOME: "/root", LC_ALL: "C.UTF-8" };
  const options = { cwd: folder, env, encoding: "utf8", input: "", timeout: 20_000 } as const;
  const { stdout, stderr, status, signal } = spawnSync("bash", ["-c", script], options);
  return { script, stdout, stderr, code: status ?? 128 + (signal === null ? 0 : constants.signals[signal]) };
}

const recorded = [...scripts, ...lessonScripts].map((script) => record(script));
writeFileSync(new URL("bash.json", import.meta.url), `${JSON.stringify(recorded, undefined, 2)}\n`);
