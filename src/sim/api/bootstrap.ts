import type { Incoming } from "../wire/object.ts";
import { serverManager } from "./apply/manager.ts";
import { finished } from "./finished.ts";
import { addressAt, parseRange } from "./ip-range.ts";
import type { Machinery } from "./machinery.ts";

export interface ServerAddress {
  readonly ip: string;
  readonly port: number;
}

const systemNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

const systemClasses = [
  {
    name: "system-cluster-critical",
    value: 2_000_000_000,
    description:
      "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.",
  },
  {
    name: "system-node-critical",
    value: 2_000_001_000,
    description: "Used for system critical pods that must not be moved from their current node.",
  },
];

interface Place {
  readonly range: string;
  readonly address: ServerAddress | undefined;
}

/** The objects that an API server makes for itself when it starts: namespaces, priority classes, its own service. */
export function bootstrap(machinery: Machinery, { range, address }: Place): void {
  for (const name of systemNamespaces) ensure(machinery, "namespaces", "", { metadata: { name } });
  for (const { name, ...rest } of systemClasses) {
    ensure(machinery, "priorityclasses.scheduling.k8s.io", "", { metadata: { name }, ...rest });
  }
  const port = { name: "https", port: 443, protocol: "TCP", targetPort: address?.port ?? 6443 };
  const labels = { component: "apiserver", provider: "kubernetes" };
  ensure(machinery, "services", "default", {
    metadata: { name: "kubernetes", labels },
    spec: {
      type: "ClusterIP",
      ipFamilyPolicy: "SingleStack",
      clusterIP: addressAt(parseRange(range), 1),
      ports: [port],
    },
  } as Incoming);
  if (address !== undefined) publish(machinery, address);
}

/** The endpoints of the service `kubernetes`: where this server is. */
function publish(machinery: Machinery, { ip, port }: ServerAddress): void {
  const mirrored = { "endpointslice.kubernetes.io/skip-mirror": "true" };
  ensure(machinery, "endpoints", "default", {
    metadata: { name: "kubernetes", labels: mirrored },
    subsets: [{ addresses: [{ ip }], ports: [{ name: "https", port, protocol: "TCP" }] }],
  } as Incoming);
  ensure(machinery, "endpointslices.discovery.k8s.io", "default", {
    metadata: { name: "kubernetes", labels: { "kubernetes.io/service-name": "kubernetes" } },
    addressType: "IPv4",
    endpoints: [{ addresses: [ip], conditions: { ready: true } }],
    ports: [{ name: "https", port, protocol: "TCP" }],
  } as Incoming);
}

function ensure({ cluster }: Machinery, resource: string, namespace: string, object: Incoming): void {
  const collection = cluster.collection(resource);
  const name = object.metadata?.name ?? "";
  if (collection === undefined || collection.find(namespace, name) !== undefined) return;
  finished(collection.create(namespace, object, { manager: serverManager(collection.kind) }));
}
