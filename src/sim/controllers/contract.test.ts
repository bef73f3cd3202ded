import { expect, test } from "vitest";
import { daemonSets } from "../kinds/apps/daemon-set.ts";
import { deployments } from "../kinds/apps/deployment.ts";
import { nodes } from "../kinds/core/node.ts";
import { services } from "../kinds/core/service.ts";
import { kinds } from "../kinds/index.ts";
import { Scheduler } from "../scheduler/scheduler.ts";
import { controllers } from "./index.ts";
import { TableMemory, TableView } from "./table-view.ts";
import { TestCluster } from "./test-cluster.ts";

const template = {
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "c", image: "nginx" }] },
};
const all = controllers({ clusterCidr: "10.244.0.0/16", rootCa: "PEM" });

/** A cluster with something of everything, a while later. */
async function settled(): Promise<TestCluster> {
  const made = new TestCluster();
  const connection = made.connect("kube-scheduler");
  new Scheduler({ kernel: made.kernel, connection, options: { hostname: "one" } }).start();
  made.startKubelets();
  made.addNode("one");
  const metadata = { name: "web", namespace: "default" };
  made.create(services, { metadata, spec: { selector: { app: "web" }, ports: [{ port: 80 }] } });
  made.create(deployments, {
    metadata,
    spec: { replicas: 2, selector: { matchLabels: { app: "web" } }, template },
  });
  const agent = { metadata: { labels: { app: "agent" } }, spec: template.spec };
  const spec = { selector: { matchLabels: { app: "agent" } }, template: agent };
  made.create(daemonSets, { metadata: { name: "agent", namespace: "default" }, spec });
  await made.run(30);
  return made;
}

test.each(all.map((controller) => [controller.name, controller] as const))(
  "%s wants nothing more of a cluster at rest",
  async (_, controller) => {
    const made = await settled();
    const objects = kinds.flatMap(({ resource }) => made.list(resource, ""));
    const view = new TableView(objects.map(withNamespace), made.kernel.now);
    const memory = new TableMemory({ labels: { registered: made.kernel.now } });
    const wanted = controller.resources.flatMap((resource) =>
      view.list(resource).flatMap((object) => controller.reconcile(object, view, memory)),
    );
    expect(wanted.filter((action) => action.do !== "after")).toEqual([]);
    expect(view.list(nodes)).toHaveLength(1);
  },
);

/** Servers leave the namespace out where there is none; a table of objects has it. */
function withNamespace<T extends { readonly metadata: { readonly namespace: string } }>(object: T): T {
  const namespace: string | undefined = object.metadata.namespace;
  return { ...object, metadata: { ...object.metadata, namespace: namespace ?? "" } };
}

test("every controller has a name of its own, as --controllers knows it", () => {
  const names = all.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z-]+-controller$/.test(name))).toEqual([]);
});
