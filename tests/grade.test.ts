import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readLabFolder } from "../src/cli/lab-folder.ts";
import { Typist } from "./typist.ts";

const folder = mkdtempSync(join(tmpdir(), "drydock-grade-"));
afterAll(() => rmSync(folder, { recursive: true }));

function grade(
  recording: string,
  ...options: string[]
): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, "session.drydock");
  writeFileSync(file, recording);
  const argv = ["src/cli/drydock.mjs", "grade", file, ...options];
  return spawnSync(process.execPath, argv, { encoding: "utf8" });
}

test(
  "a recording is graded in another process as in this one, with the same digest",
  { timeout: 60_000 },
  async () => {
    const { lab } = readLabFolder("liveness-restart");
    const typist = await Typist.sitDown({ lab, seed: 5 });
    for (const part of readFileSync("labs/liveness-restart/solution.sh", "utf8").split(/^#.*\n/m)) {
      if (part.trim() !== "") await typist.run(part.trim());
    }
    const { session } = typist;
    expect(session.verdict()).toMatchObject({ score: 8, scoreMax: 8 });

    const { status, stdout } = grade(session.export(), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...session.verdict(), digest: session.world.digest, undos: 0 });
  },
);

test(
  "a session that did nothing has no points, and its findings say what was expected",
  { timeout: 60_000 },
  async () => {
    const { session } = await Typist.sitDown({ lab: readLabFolder("first-look").lab });
    const { status, stdout } = grade(session.export());
    expect(status).toBe(1);
    expect(stdout).toMatch(/^first-look: 0 of \d+ points$/m);
  },
);

test("a submission that cannot be replayed is refused with the reason", { timeout: 60_000 }, async () => {
  const typist = await Typist.sitDown({ lab: readLabFolder("first-look").lab });
  await typist.run("echo hello");
  const honest = typist.session.export();
  const forged = honest.replace('"text":"echo hello"', '"text":"echo hullo"');
  expect(forged).not.toBe(honest);
  expect(grade(forged)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("cannot be replayed faithfully"),
  });
  expect(grade(honest.replace('"scenario":"kind"', '"scenario":"workstation"')).stderr).toContain(
    "of the scenario workstation",
  );
  expect(grade("garbage").stderr).toContain("is not a recording: line 1 is not a JSON object");
});
