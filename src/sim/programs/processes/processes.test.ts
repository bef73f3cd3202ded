import { expect, test } from "vitest";
import { second } from "../../kernel/time.ts";
import { bench, run } from "../program-fixture.ts";

const alice = { uid: 1000, gid: 1000, groups: [27] };
const stranger = { uid: 1001, gid: 1001, groups: [] };

/** Starts a program that goes on in the background of the machine. */
async function withSleeper() {
  const world = bench();
  const sleeper = await run(world, ["sleep", "99999999"], { limit: second });
  expect(sleeper.code).toBeUndefined();
  return world;
}

test("ps shows processes in the layouts that people ask for", async () => {
  const world = await withSleeper();
  const { stdout } = await run(world, ["ps", "-e", "-o", "pid,ppid,user,comm,args"], { limit: second });
  expect(stdout).toBe(
    "    PID    PPID USER     COMMAND         COMMAND\n    100       0 root     sleep           sleep 99999999\n    101       0 root     ps              ps -e -o pid,ppid,user,comm,args\n",
  );
  const full = await run(world, ["ps", "-ef"], { limit: second });
  expect(full.stdout.split("\n")[1]).toBe(
    "root         100       0  0 09:00 ?        00:00:00 sleep 99999999",
  );
  const bsd = await run(world, ["ps", "aux"], { limit: second });
  expect(bsd.stdout.split("\n")[1]).toBe(
    "root         100  0.0  0.0      0     0 ?        S    09:00   0:00 sleep 99999999",
  );
});

test("kill, pgrep and pkill find and end processes", async () => {
  const world = await withSleeper();
  expect(await run(world, ["pgrep", "-a", "sle"])).toMatchObject({ stdout: "100 sleep 99999999\n", code: 0 });
  expect(await run(world, ["kill", "100"], { as: stranger })).toMatchObject({
    stderr: "kill: (100): Operation not permitted\n",
    code: 1,
  });
  expect(await run(world, ["kill", "-0", "100"])).toMatchObject({ stderr: "", code: 0 });
  expect(await run(world, ["pkill", "-9", "sleep"])).toMatchObject({ code: 0 });
  expect(await run(world, ["pgrep", "sleep"])).toMatchObject({ stdout: "", code: 1 });
  expect(await run(world, ["kill", "100"])).toMatchObject({
    stderr: "kill: (100): No such process\n",
    code: 1,
  });
  expect(await run(world, ["kill", "-FOO", "1"])).toMatchObject({
    stderr: "kill: unknown signal: FOO\n",
    code: 1,
  });
});

test.each([
  [["sudo", "id", "-un"], alice, { stdout: "root\n", stderr: "", code: 0 }],
  [["sudo", "-u", "alice", "id", "-un"], alice, { stdout: "alice\n", stderr: "", code: 0 }],
  [["sudo", "id"], stranger, { stdout: "", stderr: "1001 is not in the sudoers file.\n", code: 1 }],
  [["sudo", "nosuch"], alice, { stdout: "", stderr: "sudo: nosuch: command not found\n", code: 1 }],
  [
    ["sudo", "A=1", "printenv", "A", "HOME", "SUDO_USER"],
    alice,
    { stdout: "1\n/root\nalice\n", stderr: "", code: 0 },
  ],
  [["su", "alice", "-c", "id -un"], undefined, { stdout: "alice\n", stderr: "", code: 0 }],
] as const)("%j", async (argv, as, result) => {
  expect(await run(bench(), argv, as === undefined ? {} : { as })).toMatchObject(result);
});

test("timeout ends what runs too long, and kills what does not listen", async () => {
  const world = bench();
  expect(await run(world, ["timeout", "2", "sleep", "100"])).toMatchObject({ code: 124 });
  expect(await run(world, ["timeout", "-s", "KILL", "2", "sleep", "100"])).toMatchObject({ code: 137 });
  expect(await run(world, ["timeout", "5", "false"])).toMatchObject({ code: 1 });
});

test("time prints how long it took", async () => {
  expect(await run(bench(), ["time", "-p", "sleep", "2"])).toMatchObject({
    stderr: "real 2.00\nuser 0.00\nsys 0.00\n",
    code: 0,
  });
});

test("big inputs are not slow", async () => {
  const lines = Array.from(
    { length: 100_000 },
    (_, index) => `line ${(index * 7919) % 100_000} of many\n`,
  ).join("");
  const start = performance.now();
  const world = bench({ big: lines });
  expect((await run(world, ["grep", "-c", "[0-9]99 of", "big"])).stdout).toBe("999\n");
  expect((await run(world, ["sort", "-k2n", "big"])).stdout.slice(0, 15)).toBe("line 0 of many\n");
  expect((await run(world, ["awk", "{n += $2} END {print n}", "big"])).stdout).toBe("4999950000\n");
  expect(
    (await run(world, ["sed", "-n", "s/line \\(1*\\) .*/\\1/p", "big"])).stdout.split("\n"),
  ).toHaveLength(6);
  expect(performance.now() - start).toBeLessThan(8_000);
});
