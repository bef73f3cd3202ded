import { expect, test } from "vitest";
import recorded from "./bash.json" with { type: "json" };
import { runScript } from "./bash-world.ts";

test.each(recorded)("bash -c $script", ({ script, stdout, stderr, code }) => {
  expect(runScript(script)).toEqual({ stdout, stderr, code });
});
