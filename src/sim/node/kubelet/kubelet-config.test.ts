import { expect, test } from "vitest";
import { directory, file } from "../../host/file-tree.ts";
import { loadModule } from "../../kernel/module.ts";
import type { Task } from "../../kernel/task.ts";
import { readKubeletConfig } from "./kubelet-config.ts";
import { TestNode } from "./test-node.ts";

async function finished<T>(task: Task<T>): Promise<T> {
  for (let turn = task.next(); ; turn = task.next()) {
    if (turn.done === true) return turn.value;
    if ("need" in turn.value) await loadModule(turn.value.need);
  }
}

async function read(text: string): Promise<unknown> {
  const { host } = new TestNode();
  host.files.put("/etc/kubelet", directory({ "config.yaml": file(text) }));
  return finished(readKubeletConfig(host.files.access(), "/etc/kubelet/config.yaml"));
}

const head = "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n";
const prefix =
  "failed to load kubelet config file, path: /etc/kubelet/config.yaml, error: failed to load Kubelet config file /etc/kubelet/config.yaml, error ";

test.each([
  ["what acts", "maxPods: 20\n", { maxPods: 20, unknownFields: [] }],
  [
    "what is nothing",
    'evictionHard: {nodefs.available: "0%"}\ncpuManagerReconcilePeriod: 0s\n',
    { unknownFields: [] },
  ],
  ["what no kubelet knows", "maxPod: 20\n", { maxPods: 110, unknownFields: ["maxPod"] }],
  [
    "what is not simulated",
    "evictionHard: {memory.available: 1Gi}\nmaxPods: 20\n",
    { error: `${prefix}not simulated: evictionHard` },
  ],
  ["what is always so", "healthzPort: 1\n", { error: `${prefix}not simulated: healthzPort` }],
])("%s", async (_, text, expected) => {
  expect(await read(head + text)).toMatchObject(expected);
});
