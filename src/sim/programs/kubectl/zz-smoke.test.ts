import { test } from "vitest";
import { KubectlWorld } from "/work/main/src/sim/programs/kubectl/kubectl-fixture.ts";
import { readFileSync } from "node:fs";
test("smoke", async () => {
  const lines = readFileSync("/tmp/smoke.txt", "utf8").split("\n").filter(Boolean);
  const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: y1\n  labels: {app: web}\nspec:\n  containers:\n  - name: c\n    image: nginx\n`;
  const w = new KubectlWorld({
    files: {
      "pod.yaml": pod,
      "bad.yaml": pod.replace("image:", "imag:"),
      "pod2.yaml": pod.replace("nginx", "nginx:1.28"),
      "multi.yaml": pod.replace("y1", "m1") + "---\n" + pod.replace("y1", "m2"),
      "unk.yaml": "apiVersion: foo/v1\nkind: Bar\nmetadata:\n  name: q\n",
    },
  });
  await w.withServiceAccount();
  for (const line of lines) {
    const t0 = performance.now();
    const s = await w.says(line, { within: 3_000_000 });
    console.log("$ kubectl " + line + "\n" + s.trimEnd() + `\n   (${(performance.now() - t0).toFixed(1)}ms)`);
  }
});
