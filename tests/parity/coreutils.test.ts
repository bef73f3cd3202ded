import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bench, run } from "../../src/sim/programs/program-fixture.ts";
import type { Recorded } from "./record-coreutils.ts";

const recorded = JSON.parse(readFileSync(new URL("coreutils.json", import.meta.url), "utf8")) as Recorded[];

const title = ({ argv, stdin }: Recorded): string => `${argv.join(" ")}${stdin === undefined ? "" : ` < ${JSON.stringify(stdin.slice(0, 12))}`}`;

test.each(recorded.map((one) => [title(one), one] as const))("%s", async (_, one) => {
  const { argv, stdin, files, stdout, stderr, code } = one;
  const ran = await run(bench(files), argv, { ...(stdin === undefined ? {} : { stdin }), env: { LC_ALL: "C.UTF-8" } });
  expect({ stdout: ran.stdout, stderr: ran.stderr, code: ran.code }).toEqual({ stdout, stderr, code });
});
