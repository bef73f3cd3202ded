/**
 * Records what the real programs of this machine print: `node tests/parity/record-coreutils.ts`. Needs GNU's coreutils,
 * grep, sed, find, diff, any POSIX awk, and curl. Entries with `locked: true` were corrected by hand and are kept.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileCases } from "./file-cases.ts";
import type { ParityCase } from "./parity-case.ts";
import { streamCases } from "./stream-cases.ts";

export interface Recorded extends ParityCase {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  readonly locked?: boolean;
}

const target = new URL("coreutils.json", import.meta.url);

function previous(): readonly Recorded[] {
  try {
    return JSON.parse(readFileSync(target, "utf8")) as Recorded[];
  } catch {
    return [];
  }
}

function record(one: ParityCase): Recorded {
  const root = mkdtempSync(join(tmpdir(), "parity-"));
  try {
    for (const [path, text] of Object.entries(one.files ?? {})) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const [program, ...rest] = one.argv;
    const env = { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", HOME: "/root", TZ: "UTC" };
    const { stdout, stderr, status } = spawnSync(program, rest, { cwd: root, env, input: one.stdin ?? "", encoding: "utf8" });
    return { ...one, stdout, stderr, code: status ?? -1 };
  } finally {
    rmSync(root, { recursive: true });
  }
}

const same = (a: ParityCase, b: ParityCase): boolean => JSON.stringify([a.argv, a.stdin]) === JSON.stringify([b.argv, b.stdin]);
const before = previous();
const recorded = [...streamCases, ...fileCases].map((one) => before.find((old) => old.locked === true && same(old, one)) ?? record(one));
writeFileSync(target, `[\n${recorded.map((one) => `  ${JSON.stringify(one)}`).join(",\n")}\n]\n`);
