import { expect, test } from "vitest";
import { configMaps } from "../../kinds/core/config-map.ts";
import { nodes, type Node } from "../../kinds/core/node.ts";
import { TestNode } from "./test-node.ts";

const nginxPod = (volumes: object = {}): object => ({
  containers: [{ name: "web", image: "nginx:1.27", ...volumes }],
});

test("nginx serves its page and says no to others, with its log lines", async () => {
  const node = await new TestNode().up();
  node.createPod("web", nginxPod());
  await node.run(12);
  expect(await node.get("http://10.244.0.2/")).toEqual({
    status: 200,
    text: expect.stringContaining("<title>Welcome to nginx!</title>"),
  });
  expect((await node.get("http://10.244.0.2/nosuch")).status).toBe(404);
  const lines =
    node
      .containers("web")[0]
      ?.container.logs.lines.map(({ text }) => text)
      .slice(-3) ?? [];
  expect(lines[0]).toBe(
    '10.244.0.1 - - [31/Jan/2026:09:00:32 +0000] "GET / HTTP/1.1" 200 615 "-" "test" "-"\n',
  );
  expect(lines[1]).toMatch(
    /^2026\/01\/31 09:00:33 \[error\] 29#29: \*2 open\(\) "\/usr\/share\/nginx\/html\/nosuch" failed \(2: No such file or directory\), client: 10\.244\.0\.1,/,
  );
  expect(lines[2]).toContain('"GET /nosuch HTTP/1.1" 404 153');
});

test("nginx takes a configuration from a config map, and ends if it is broken", async () => {
  const node = await new TestNode().up();
  for (const [name, conf] of [
    ["good", 'server { listen 8080; location / { return 200 "hello\\n"; } }'],
    ["bad", "server { lisen 80; }"],
  ] as const) {
    node.create(configMaps, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name, namespace: "default" },
      data: { "default.conf": conf },
    });
    const volumeMounts = [{ name: "conf", mountPath: "/etc/nginx/conf.d" }];
    node.createPod(name, { ...nginxPod({ volumeMounts }), volumes: [{ name: "conf", configMap: { name } }] });
  }
  await node.run(14);
  expect(await node.get(`http://${node.pod("good").status.podIP ?? ""}:8080/`)).toEqual({
    status: 200,
    text: "hello\n",
  });
  expect(node.containers("bad").at(-1)?.container.logs.lines.at(-1)?.text).toBe(
    'nginx: [emerg] unknown directive "lisen" in /etc/nginx/conf.d/default.conf:1\n',
  );
});

test("without a CNI configuration the node is not ready, with containerd's reason", async () => {
  const node = new TestNode();
  const files = node.host.files.access();
  const conflist = files.readText("/etc/cni/net.d/10-kindnet.conflist");
  files.unlink("/etc/cni/net.d/10-kindnet.conflist");
  await node.up();
  const ready = (): unknown => {
    const found = node.server.objects({ apiVersion: "v1", kind: nodes.kind })[0] as Node;
    const condition = found.status.conditions?.find(({ type }) => type === "Ready");
    return [condition?.status, condition?.reason, condition?.message];
  };
  expect(ready()).toEqual([
    "False",
    "KubeletNotReady",
    "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized",
  ]);
  files.writeText("/etc/cni/net.d/10-kindnet.conflist", conflist);
  await node.run(6);
  expect(ready()).toEqual(["True", "KubeletReady", "kubelet is posting ready status"]);
});
