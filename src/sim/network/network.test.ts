import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import { at, millisecond, second } from "../kernel/time.ts";
import { Internet } from "./internet.ts";
import type { Namespace } from "./namespace.ts";
import { Network } from "./network.ts";
import type { Dialled, Service } from "./service.ts";

const echo = (name: string): Service => ({ name });

function world() {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  return { kernel, network: new Network({ kernel }) };
}

function run<T>(kernel: Kernel, task: Task<T>): { result: T; took: number } {
  const start = kernel.now;
  let outcome: { result: T; took: number } | undefined;
  kernel.begin("test", task, (result) => (outcome = { result: result as T, took: kernel.now - start }));
  kernel.advance({ until: at(kernel.now + 300 * second), steps: 1000 });
  if (outcome === undefined) throw new Error("still running");
  return outcome;
}

function dial(kernel: Kernel, from: Namespace, address: string, port: number) {
  const { result, took } = run<Dialled>(kernel, from.dial(address, port));
  const end =
    "error" in result ? result.error : `${result.service.name} ${result.remoteAddress}:${result.remotePort}`;
  return { end, took };
}

/** Two nodes on a LAN, each with a pod bridge and one pod; the same pod range may exist twice in a world. */
function cluster(network: Network, lanCidr: string, prefix: string) {
  const lan = network.createSegment("lan", lanCidr);
  const lanBase = lanCidr.slice(0, lanCidr.lastIndexOf("."));
  const nodes = [1, 2].map((index) => {
    const node = network.createNamespace(`${prefix}-node${index}`);
    const bridge = network.createSegment("cni0", `10.244.${index}.0/24`);
    node.attach(lan, `${lanBase}.${index + 1}`, "eth0");
    node.attach(bridge, `10.244.${index}.1`, "cni0");
    node.setForwarding(true);
    node.addRoute(`10.244.${3 - index}.0/24`, `${lanBase}.${4 - index}`);
    const pod = network.createNamespace(`${prefix}-pod${index}`);
    pod.attach(bridge, `10.244.${index}.5`, "eth0");
    pod.addRoute("default", `10.244.${index}.1`);
    pod.listen(80, echo(`${prefix}-web${index}`));
    return { node, pod, bridge };
  });
  return { lan, nodes };
}

test("a connection finds its way along links, bridges and the routes between nodes", () => {
  const { kernel, network } = world();
  const one = cluster(network, "172.18.0.0/16", "one");
  const two = cluster(network, "172.19.0.0/16", "two");
  const [a, b] = one.nodes;
  const other = two.nodes[0];
  if (a === undefined || b === undefined || other === undefined) throw new Error("nodes");
  const cases: readonly [Namespace, string, number, string, number][] = [
    [a.pod, "10.244.1.5", 80, "one-web1 10.244.1.5:80", 0.2 * millisecond],
    [a.pod, "127.0.0.1", 80, "one-web1 127.0.0.1:80", 0.2 * millisecond],
    [a.node, "10.244.1.5", 80, "one-web1 10.244.1.5:80", 0.4 * millisecond],
    [a.pod, "10.244.2.5", 80, "one-web2 10.244.2.5:80", 0.8 * millisecond],
    [other.pod, "10.244.2.5", 80, "two-web2 10.244.2.5:80", 0.8 * millisecond],
    [a.pod, "10.244.2.5", 81, "ECONNREFUSED", 0.8 * millisecond],
    [a.pod, "10.244.2.9", 80, "EHOSTUNREACH", 3.1 * second],
    [a.node, "8.8.8.8", 53, "ENETUNREACH", 0.2 * millisecond],
  ];
  for (const [from, address, port, end, took] of cases) {
    expect({ from: from.name, address, ...dial(kernel, from, address, port) }).toEqual({
      from: from.name,
      address,
      end,
      took,
    });
  }
});

test("a namespace that does not forward loses what is not its own", () => {
  const { kernel, network } = world();
  const [a, b] = cluster(network, "172.18.0.0/16", "x").nodes;
  b?.node.setForwarding(false);
  if (a === undefined) throw new Error("nodes");
  expect(dial(kernel, a.pod, "10.244.2.5", 80)).toEqual({ end: "ETIMEDOUT", took: 127 * second });
});

test("a cut link is as if nobody were there, until it is mended", () => {
  const { kernel, network } = world();
  const { lan, nodes } = cluster(network, "172.18.0.0/16", "x");
  const [a, b] = nodes;
  if (a === undefined || b === undefined) throw new Error("nodes");
  lan.disconnect(b.node);
  expect(dial(kernel, a.pod, "10.244.2.5", 80).end).toBe("EHOSTUNREACH");
  expect(dial(kernel, b.pod, "10.244.1.5", 80).end).toBe("EHOSTUNREACH");
  lan.reconnect(b.node);
  expect(dial(kernel, a.pod, "10.244.2.5", 80).end).toBe("x-web2 10.244.2.5:80");
});

test("translation is per namespace: cluster addresses, node ports, rejects and drops", () => {
  const { kernel, network } = world();
  const [a, b] = cluster(network, "172.18.0.0/16", "x").nodes;
  if (a === undefined || b === undefined) throw new Error("nodes");
  const targets = [
    { address: "10.244.1.5", port: 80 },
    { address: "10.244.2.5", port: 80 },
  ];
  a.node.nat.replace("kube-proxy", [
    { address: "10.96.0.10", port: 80, targets },
    { address: "local", port: 30080, targets: targets.slice(1) },
    { address: "10.96.0.11", port: 80, targets: [], reject: true },
    { address: "10.96.0.12", port: 80, targets: [] },
  ]);
  const ends = Array.from({ length: 20 }, () => dial(kernel, a.pod, "10.96.0.10", 80).end);
  expect(new Set(ends)).toEqual(new Set(["x-web1 10.244.1.5:80", "x-web2 10.244.2.5:80"]));
  expect(dial(kernel, a.node, "127.0.0.1", 30080).end).toBe("x-web2 10.244.2.5:80");
  expect(dial(kernel, b.node, "172.18.0.2", 30080).end).toBe("x-web2 10.244.2.5:80");
  expect(dial(kernel, a.pod, "10.96.0.11", 80).end).toBe("ECONNREFUSED");
  expect(dial(kernel, a.pod, "10.96.0.12", 80).end).toBe("ETIMEDOUT");
  expect(dial(kernel, b.node, "10.96.0.10", 80).end).toBe("ENETUNREACH");
  a.node.nat.replace("kube-proxy", []);
  expect(dial(kernel, a.node, "127.0.0.1", 30080).end).toBe("ECONNREFUSED");
});

test("ports are taken once, closing frees them, and a closed namespace answers nothing", () => {
  const { kernel, network } = world();
  const lan = network.createSegment("lan", "192.168.0.0/24");
  const host = network.createNamespace("host");
  host.attach(lan, "192.168.0.2", "eth0");
  const peer = network.createNamespace("peer");
  peer.attach(lan, "192.168.0.3", "eth0");
  const close = host.listen(80, echo("first"), "127.0.0.1");
  expect(host.listen(80, echo("second"))).toBeUndefined();
  expect(dial(kernel, peer, "192.168.0.2", 80).end).toBe("ECONNREFUSED");
  close?.();
  expect(host.listen(80, echo("second"))).toBeDefined();
  expect(dial(kernel, peer, "192.168.0.2", 80).end).toBe("second 192.168.0.2:80");
  expect(dial(kernel, host, "::1", 80).end).toBe("second ::1:80");
  host.close();
  expect(dial(kernel, peer, "192.168.0.2", 80).end).toBe("EHOSTUNREACH");
});

test("the internet has what was published, and loses the rest", () => {
  const { kernel, network } = world();
  const internet = new Internet(network);
  const lan = network.createSegment("lan", "192.168.0.0/24");
  internet.connect(lan, "192.168.0.1", "203.0.113.7");
  const host = network.createNamespace("host");
  host.attach(lan, "192.168.0.2", "eth0");
  expect(dial(kernel, host, "8.8.8.8", 53).end).toBe("ENETUNREACH");
  host.addRoute("default", "192.168.0.1");
  internet.publish("registry.k8s.io", "34.96.108.209").listen(443, echo("registry"));
  expect(dial(kernel, host, "34.96.108.209", 443).end).toBe("registry 34.96.108.209:443");
  expect(dial(kernel, host, "34.96.108.210", 443)).toEqual({ end: "ETIMEDOUT", took: 127 * second });
  const { outcome } = host.reach("8.8.8.8", 53);
  const dns = "service" in outcome ? outcome.service.dns : undefined;
  expect(dns?.("registry.k8s.io")).toEqual({ addresses: ["34.96.108.209"] });
  expect(dns?.("nosuch.example")).toEqual({ failure: "NXDOMAIN" });
  expect(host.routes).toEqual([
    { destination: "default", via: "192.168.0.1", interface: "eth0" },
    { destination: "192.168.0.0/24", interface: "eth0" },
  ]);
});

test("packets that go in a circle end at the hop limit", () => {
  const { kernel, network } = world();
  const lan = network.createSegment("lan", "192.168.0.0/24");
  const [a, b] = ["192.168.0.2", "192.168.0.3"].map((address) => {
    const namespace = network.createNamespace(address);
    namespace.attach(lan, address, "eth0");
    namespace.setForwarding(true);
    return namespace;
  });
  a?.addRoute("default", "192.168.0.3");
  b?.addRoute("default", "192.168.0.2");
  if (a === undefined) throw new Error("a");
  expect(dial(kernel, a, "10.0.0.1", 80).end).toBe("EHOSTUNREACH");
});
