import { expect, test } from "vitest";
import { unsimulatedFields } from "./unsimulated-fields.ts";

const container = { name: "c", image: "nginx" };

test("fields without effect are named, others are not", () => {
  const spec = {
    hostPID: true,
    hostIPC: false,
    nodeName: "n",
    containers: [
      container,
      { ...container, stdin: true, securityContext: { runAsUser: 7, runAsNonRoot: true } },
    ],
  };
  expect(unsimulatedFields("spec", spec, undefined)).toEqual([
    "not simulated: spec.hostPID has no effect in Drydock",
    "not simulated: spec.containers[1].securityContext.runAsNonRoot has no effect in Drydock",
  ]);
});

test("what was said once is not said again for the same spec", () => {
  const spec = { hostPID: true, containers: [container] };
  expect(unsimulatedFields("spec", spec, { ...spec })).toEqual([]);
  expect(unsimulatedFields("spec", spec, { containers: [container] })).toHaveLength(1);
});
