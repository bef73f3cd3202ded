import { expect, test } from "vitest";
import { second } from "../kernel/time.ts";
import { bench, run } from "./program-fixture.ts";
import { programs } from "./index.ts";

/** Programs with a command line of their own kind; their owners test what they refuse. */
const own = new Set([
  "kubectl",
  "crictl",
  "dash",
  "zsh",
  "kind",
  "docker",
  "dockerd",
  "kubeadm",
  "kubelet",
  "systemctl",
  "systemd",
  "journalctl",
  "sh",
  "bash",
  "ash",
  "[",
  "test",
]);

/** Whatever they are given is not a flag for these. */
const takesAnything = new Set(["echo", "true", "false", "printf", "find", "kill", "ip", "dig", "ps", "expr"]);

const names = Array.from(programs.keys()).filter((name) => !own.has(name));

test.each(names)("%s: --help exits with 0, describes itself and complains about nothing", async (name) => {
  const { stdout, stderr, code } = await run(bench(), [name, "--help"]);
  expect({ code, stderr }).toEqual({ code: name === "false" ? 1 : 0, stderr: "" });
  if (name === "echo" || name === "true" || name === "false") return;
  expect(stdout).toContain(`Usage: ${name}`);
  expect(stdout).toContain("--help");
});

test.each(names.filter((name) => !takesAnything.has(name)))(
  "%s: refuses a flag that it does not know",
  async (name) => {
    const { stdout, stderr, code } = await run(bench(), [name, "--no-such-flag"]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/unrecognized option '--no-such-flag'|option --no-such-flag: is unknown/);
    expect([1, 2, 64, 125]).toContain(code);
  },
);

const endless = new Set(["yes", "top"]);

test.each(names.filter((name) => !endless.has(name)))("%s: does not hang with empty input", async (name) => {
  const { code } = await run(bench(), [name], { limit: 60 * second });
  expect(code).toBeDefined();
});
