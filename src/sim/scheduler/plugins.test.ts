import { expect, test } from "vitest";
import { nodes } from "../kinds/core/node.ts";
import { pods } from "../kinds/core/pod.ts";
import { stored } from "../controllers/table-view.ts";
import type { Candidate, Cluster, Plugin } from "./framework.ts";
import { naturalLog } from "./natural-log.ts";
import { NodeInfo } from "./node-info.ts";
import { podInfo, type PodInfo } from "./pod-info.ts";
import { imageLocality } from "./plugins/image-locality.ts";
import { nodePorts } from "./plugins/node-ports.ts";
import { nodeResourcesBalancedAllocation } from "./plugins/node-resources-balanced-allocation.ts";
import { nodeResourcesFit } from "./plugins/node-resources-fit.ts";
import { taintToleration } from "./plugins/taint-toleration.ts";

const gibibyte = 1024 * 1024 * 1024;

function node(
  name: string,
  parts: { readonly status?: object; readonly spec?: object; readonly pods?: readonly PodInfo[] } = {},
): Candidate {
  const info = new NodeInfo(name);
  const allocatable = { cpu: "4", memory: "8Gi", pods: "10" };
  info.setNode(stored(nodes, name, { spec: parts.spec ?? {}, status: { allocatable, ...parts.status } }));
  for (const pod of parts.pods ?? []) info.add(pod);
  return info as Candidate;
}

function pod(name: string, container: object = {}, spec: object = {}): PodInfo {
  return podInfo(stored(pods, name, { spec: { containers: [{ name: "c", ...container }], ...spec } }));
}

function scores(plugin: Plugin, info: PodInfo, candidates: readonly Candidate[]): readonly number[] {
  const cluster: Cluster = { nodes: candidates, selectorsOf: () => [] };
  const { score = (): number => 0, normalise = (raw: readonly number[]): readonly number[] => raw } =
    plugin.begin(info, cluster);
  return normalise(candidates.map((candidate) => score(candidate)));
}

const half = pod("half", { resources: { requests: { cpu: "2", memory: "4Gi" } } });
const lopsided = pod("lopsided", { resources: { requests: { cpu: "4" } } });

test.each<[string, Plugin, PodInfo, readonly Candidate[], readonly number[]]>([
  [
    "LeastAllocated prefers the emptier",
    nodeResourcesFit,
    half,
    [node("a"), node("b", { pods: [half] })],
    [50, 0],
  ],
  ["a pod without requests counts as 100m and 200Mi", nodeResourcesFit, pod("p"), [node("a")], [97]],
  [
    "what fills evenly is balanced",
    nodeResourcesBalancedAllocation,
    half,
    [node("a"), node("b", { pods: [lopsided] })],
    [100, 75],
  ],
  [
    "a soft taint is avoided",
    taintToleration,
    pod("p"),
    [node("a"), node("b", { spec: { taints: [{ key: "x", effect: "PreferNoSchedule" }] } })],
    [100, 0],
  ],
  [
    "an image that is there already",
    imageLocality,
    pod("p", { image: "big" }),
    [node("a", { status: { images: [{ names: ["big:latest"], sizeBytes: gibibyte }] } }), node("b")],
    [50, 0],
  ],
])("%s", (...row) => {
  const [, plugin, info, candidates, expected] = row;
  expect(scores(plugin, info, candidates)).toEqual(expected);
});

test.each([
  [{ hostPort: 80 }, { hostPort: 80 }, true],
  [{ hostPort: 80 }, { hostPort: 81 }, false],
  [{ hostPort: 80, protocol: "UDP" }, { hostPort: 80 }, false],
  [{ hostPort: 80, hostIP: "10.0.0.1" }, { hostPort: 80, hostIP: "10.0.0.2" }, false],
  [{ hostPort: 80, hostIP: "10.0.0.1" }, { hostPort: 80 }, true],
])("host ports %j and %j", (left, right, collide) => {
  const taken = node("a", { pods: [pod("other", { ports: [{ containerPort: 1, ...right }] })] });
  const cycle = nodePorts.begin(pod("p", { ports: [{ containerPort: 1, ...left }] }), {
    nodes: [taken],
    selectorsOf: () => [],
  });
  expect(cycle.filter?.(taken) !== undefined).toBe(collide);
});

test("init containers count by their largest, sidecars beside them", () => {
  const requests = (cpu: string): object => ({ name: cpu, resources: { requests: { cpu } } });
  const { requests: sum } = pod(
    "p",
    { resources: { requests: { cpu: "1" } } },
    {
      initContainers: [{ ...requests("500m"), restartPolicy: "Always" }, requests("3")],
    },
  );
  expect(sum.get("cpu")).toBe(3500);
});

test("sums over a node's pods follow them as they come and go", () => {
  const info = node("a", { pods: [half, lopsided] });
  info.remove("uid-half");
  expect(Object.fromEntries(info.requested)).toEqual({ cpu: 4000, memory: 0 });
  expect(info.podCount).toBe(1);
});

test.each([
  [1, 0],
  [2, Math.LN2],
  [3, 1.0986122886681098],
  [10, Math.LN10],
  [5002, 8.517593111437565],
])("ln %d", (value, expected) => {
  expect(naturalLog(value)).toBeCloseTo(expected, 12);
});
