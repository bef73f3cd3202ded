import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import type { ClusterRecording } from "./recording.ts";
import { replay } from "./replay.ts";

/*
 * Every request that a real kubectl 1.33 sent to a real control plane while it ran the suites, sent to ours: the
 * status, the warnings and the body of each answer must be the same. `differing.json` names the commands that still
 * read something else; `node tests/parity/kubectl/list-differing.ts` writes it, and shows what differs.
 */
const folder = join(import.meta.dirname, "recorded");
const differing = JSON.parse(readFileSync(join(import.meta.dirname, "differing.json"), "utf8")) as Record<
  string,
  readonly string[]
>;

test.each(readdirSync(folder).map((file) => basename(file, ".json")))(
  "%s: a real kubectl reads the same",
  { timeout: 120_000 },
  async (name) => {
    const recording = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as ClusterRecording;
    const found = new Set((await replay(recording)).map(({ command }) => command));
    expect([...found]).toEqual(differing[name] ?? []);
  },
);
