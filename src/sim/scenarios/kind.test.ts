import { expect, test } from "vitest";
import { loadModule } from "../kernel/module.ts";
import { after, minute, parseRfc3339 } from "../kernel/time.ts";
import { present } from "../kernel/assert.ts";
import { World } from "../world.ts";

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | undefined;
}

async function start(scenario: string): Promise<World> {
  const at = present(parseRfc3339("2026-01-31T09:00:00Z"), "the date is valid");
  const world = new World({ scenario, kubernetesVersion: "v1.33", seed: 1, start: at });
  while (!world.ready) {
    const pause = world.advance({ until: world.start, steps: 100_000 });
    if (pause.is === "needs") await loadModule(pause.module);
  }
  return world;
}

async function run(world: World, line: string): Promise<Ran> {
  const streams = { stdout: "", stderr: "" };
  const [program = "", ...rest] = line.split(" ");
  const execution = world.execute([program, ...rest], {
    stdout: (text) => void (streams.stdout += text),
    stderr: (text) => void (streams.stderr += text),
  });
  const until = after(world.kernel.now, 10 * minute);
  const isOver = (): boolean => execution.exit !== undefined;
  while (!isOver()) {
    const pause = world.advance({ until, steps: 100_000, stop: isOver });
    if (pause.is === "needs") await loadModule(pause.module);
    else if (pause.is === "reached") break;
  }
  return { ...streams, code: execution.exit?.code };
}

const salutation = /^(?:Have a nice day!|Thanks for using kind!|Not sure what to do next\?|Have a question)/;

test("the default world has a kind cluster of one untainted node with everything running", async () => {
  const world = await start("kind");
  expect(await run(world, "kind get clusters")).toEqual({ stdout: "kind\n", stderr: "", code: 0 });
  expect((await run(world, "docker ps --format {{.Image}}|{{.Names}}|{{.Ports}}")).stdout).toMatch(
    /^kindest\/node:v1\.33\.1\|kind-control-plane\|127\.0\.0\.1:\d{5}->6443\/tcp\n$/,
  );
  const { store } = present(world.clusters.running[0], "a server runs");
  const pods = [...store.range("/registry/pods/")].map(
    ({ value }) => value as { spec: { nodeName: string }; status: { phase: string } },
  );
  expect(pods.map(({ spec, status }) => [spec.nodeName, status.phase])).toEqual(
    Array.from({ length: 9 }, () => ["kind-control-plane", "Running"]),
  );
  const node = store.get("/registry/minions/kind-control-plane")?.value as {
    spec: { taints?: unknown[] };
    metadata: { labels: Record<string, string> };
  };
  expect(node.spec.taints ?? []).toEqual([]);
  expect(Object.keys(node.metadata.labels).toSorted()).toEqual([
    "beta.kubernetes.io/arch",
    "beta.kubernetes.io/os",
    "kubernetes.io/arch",
    "kubernetes.io/hostname",
    "kubernetes.io/os",
    "node-role.kubernetes.io/control-plane",
  ]);
});

test("a cluster is deleted and created again, with kind's words", async () => {
  const world = await start("kind");
  expect(await run(world, "kind create cluster")).toEqual({
    stdout: "",
    stderr: 'ERROR: failed to create cluster: node(s) already exist for a cluster with the name "kind"\n',
    code: 1,
  });
  expect(await run(world, "kind delete cluster")).toEqual({
    stdout: "",
    stderr: 'Deleting cluster "kind" ...\nDeleted nodes: ["kind-control-plane"]\n',
    code: 0,
  });
  expect(world.clusters.running).toEqual([]);
  expect(world.learner.host.files.access().readText("/home/learner/.kube/config")).toBe(
    'apiVersion: v1\nclusters: []\ncontexts: []\ncurrent-context: ""\nkind: Config\npreferences: {}\nusers: []\n',
  );
  expect(await run(world, "kind get clusters")).toEqual({
    stdout: "",
    stderr: "No kind clusters found.\n",
    code: 0,
  });
  const { stderr, code } = await run(world, "kind create cluster --wait 60s");
  const lines = stderr.split("\n");
  expect(code).toBe(0);
  expect(lines.slice(0, 15)).toEqual([
    'Creating cluster "kind" ...',
    " • Ensuring node image (kindest/node:v1.33.1) 🖼  ...",
    " ✓ Ensuring node image (kindest/node:v1.33.1) 🖼",
    " • Preparing nodes 📦   ...",
    " ✓ Preparing nodes 📦 ",
    " • Writing configuration 📜  ...",
    " ✓ Writing configuration 📜",
    " • Starting control-plane 🕹️  ...",
    " ✓ Starting control-plane 🕹️",
    " • Installing CNI 🔌  ...",
    " ✓ Installing CNI 🔌",
    " • Installing StorageClass 💾  ...",
    " ✓ Installing StorageClass 💾",
    " • Waiting ≤ 1m0s for control-plane = Ready ⏳  ...",
    " ✓ Waiting ≤ 1m0s for control-plane = Ready ⏳",
  ]);
  expect(lines[15]).toMatch(/^ • Ready after \d+s 💚$/);
  expect(lines.slice(16, 21)).toEqual([
    'Set kubectl context to "kind-kind"',
    "You can now use your cluster with:",
    "",
    "kubectl cluster-info --context kind-kind",
    "",
  ]);
  expect(lines[21]).toMatch(salutation);
});

test("workers join, and the control plane keeps its taint", async () => {
  const world = await start("kind-multi");
  expect((await run(world, "kind get nodes")).stdout).toBe("kind-worker2\nkind-worker\nkind-control-plane\n");
  const { store } = present(world.clusters.running[0], "a server runs");
  const nodes = [...store.range("/registry/minions/")].map(
    ({ value }) =>
      value as { metadata: { name: string }; spec: { podCIDR: string; taints?: readonly { key: string }[] } },
  );
  expect(
    nodes.map(({ metadata, spec }) => [
      metadata.name,
      spec.podCIDR,
      (spec.taints ?? []).map(({ key }) => key),
    ]),
  ).toEqual([
    ["kind-control-plane", "10.244.0.0/24", ["node-role.kubernetes.io/control-plane"]],
    ["kind-worker", "10.244.1.0/24", []],
    ["kind-worker2", "10.244.2.0/24", []],
  ]);
});

test.each<[string, string]>([
  [
    "kind create cluster --config missing.yaml",
    "failed to create cluster: error reading file: open missing.yaml: no such file or directory",
  ],
  [
    "kind create cluster --name My_K8s",
    "failed to create cluster: 'My_K8s' is not a valid cluster name, cluster names must match `^[a-z0-9.-]+$`",
  ],
  ["kind create cluster foo", 'unknown command "foo" for "kind create cluster"'],
  ["kind create cluster --nosuch", "unknown flag: --nosuch"],
  [
    "kind get kubeconfig --name nope",
    "could not locate any control plane nodes for cluster named 'nope'. Use the --name option to select a different cluster",
  ],
  ["kind load docker-image", "a list of image names is required"],
  ["kind load docker-image nope", 'image: "nope" not present locally'],
])("%s", async (line, message) => {
  expect(await run(await start("workstation"), line)).toEqual({
    stdout: "",
    stderr: `ERROR: ${message}\n`,
    code: 1,
  });
});

test.each<[string, string]>([
  [
    "nodez: []",
    "unable to decode config: yaml: unmarshal errors:\n  line 3: field nodez not found in type v1alpha4.Cluster",
  ],
  [
    "nodes:\n- role: master",
    '[invalid configuration for node 0: "master" is not a valid node role, must have at least one control-plane node]',
  ],
  ["nodes:\n- role: worker", "must have at least one control-plane node"],
  [
    "nodes:\n- role: control-plane\n  extraPortMappings:\n  - containerPort: 80\n    hostPort: 70000",
    "invalid configuration for node 0: invalid hostPort: invalid port number: 70000",
  ],
  [
    "nodes:\n- extraPortMappings:\n  - {containerPort: 80, hostPort: 80}\n  - {containerPort: 81, hostPort: 80}",
    "invalid configuration for node 0: invalid portMapping: port mapping with same listen address, port and protocol already configured: <nil>:80/",
  ],
  [
    "nodes:\n- extraPortMappings:\n  - {containerPort: 80, protocol: TCPP}",
    'unable to decode config: Unknown PortMappingProtocol: "TCPP"',
  ],
  [
    "networking:\n  podSubnet: 300.1.1.0/16",
    'invalid pod subnet failed to parse cidr value:"300.1.1.0/16" with error: invalid CIDR address: 300.1.1.0/16',
  ],
  ["featureGates:\n  X: true", "featureGates is not simulated"],
])("a configuration with %s", async (text, message) => {
  const world = await start("workstation");
  world.learner.host.files
    .access()
    .writeText("/tmp/bad.yaml", `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n${text}\n`);
  expect(await run(world, "kind create cluster --config /tmp/bad.yaml")).toEqual({
    stdout: "",
    stderr: `ERROR: failed to create cluster: ${message}\n`,
    code: 1,
  });
});
