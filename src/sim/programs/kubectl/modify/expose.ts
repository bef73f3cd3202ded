import type { Task } from "../../../kernel/task.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { built } from "../create/generator.ts";
import { post } from "../create/create-objects.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  saveConfigFlag,
} from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { nothingNamed, resolveTargets, visitObjects, type Found } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";
import type { Container, Pod, PodSpec, Service } from "kubernetes-types/core/v1";
import type { LabelSelectorRequirement } from "kubernetes-types/meta/v1";
import type { Deployment } from "kubernetes-types/apps/v1";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/expose/expose.go, 1.33 */
export const expose: CommandSpec = {
  use: "expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]",
  group: "Basic Commands (Beginner):",
  short:
    "Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service",
  long: "Expose a resource as a new Kubernetes service.\n\nThe service selects the pods of a deployment, replica set, service or pod by their labels. Without --port the ports of the containers are taken.",
  examples: [
    "# Port 80 of a service leads to port 8080 of the pods\nkubectl expose deployment web --port=80 --target-port=8080",
    "# On a port of every node\nkubectl expose deployment web --port=80 --type=NodePort",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with what to expose"),
    dryRunFlag,
    fieldManagerFlag("kubectl-expose"),
    saveConfigFlag,
    { name: "cluster-ip", type: "string", usage: "The address, or None for a headless service." },
    { name: "external-ip", type: "string", usage: "Another address at which the service is reached." },
    { name: "labels", short: "l", type: "string", usage: "Labels of the service." },
    { name: "load-balancer-ip", type: "string", usage: "The address of the load balancer." },
    { name: "name", type: "string", usage: "The name of the service." },
    { name: "override-type", type: "string", default: "merge", usage: "How to apply --overrides." },
    { name: "overrides", type: "string", usage: "JSON that is merged into the service." },
    { name: "port", type: "string", usage: "The port of the service." },
    { name: "protocol", type: "string", usage: "The protocol; TCP if nothing else is known." },
    {
      name: "selector",
      type: "string",
      usage: "The labels that the service selects; those of the object if not given.",
    },
    { name: "session-affinity", type: "string", usage: "None or ClientIP." },
    { name: "target-port", type: "string", usage: "The port of the containers, a number or a name." },
    {
      name: "type",
      type: "string",
      values: ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"],
      usage: "ClusterIP, NodePort, LoadBalancer or ExternalName; ClusterIP if not given.",
    },
  ],
  complete: completeResources({ types: ["deployment", "pod", "replicaset", "service"] }),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  if (flags.text("overrides") !== "") throw notSimulated("--overrides");
  if (args.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const named = yield* resolveTargets(session, { selectsAll: true });
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun });
  yield* visitObjects(session, named, function* (found) {
    const service = serviceFor(session, found);
    if (dryRun === "client") {
      yield* session.print(say(service, "exposed"));
      return;
    }
    const resource = (yield* session.mapper()).byWord("services");
    const query = {
      fieldManager: flags.text("field-manager"),
      dryRun: dryRun === "server" ? "All" : undefined,
    };
    yield* session.print(
      say(yield* post(session, { resource, namespace: found.namespace }, service, query), "exposed"),
    );
  });
  return 0;
}

function serviceFor({ flags }: Session, found: Found): KubeObject {
  const { object, resource, name } = found;
  if (!["Deployment", "ReplicaSet", "Pod", "Service"].includes(resource.kind)) {
    throw new CommandError(`cannot expose a ${resource.kind}`);
  }
  const labels = flags.text("labels") === "" ? object.metadata?.labels : pairs(flags.text("labels"));
  const type = flags.text("type");
  const clusterIp = flags.text("cluster-ip");
  const spec: JsonObject = {
    ports: portsOf(found, flags.text("port"), flags.text("protocol"), flags.text("target-port")),
    selector:
      flags.text("selector") === "" ? selectorOf(object, resource.kind) : pairs(flags.text("selector")),
    ...(clusterIp === "" ? {} : { clusterIP: clusterIp }),
    ...(type === "" ? {} : { type }),
    ...(flags.text("external-ip") === "" ? {} : { externalIPs: [flags.text("external-ip")] }),
    ...(flags.text("load-balancer-ip") === "" ? {} : { loadBalancerIP: flags.text("load-balancer-ip") }),
    ...(flags.text("session-affinity") === "" ? {} : { sessionAffinity: flags.text("session-affinity") }),
  };
  const metadata = { name: flags.text("name") || name, ...(labels === undefined ? {} : { labels }) };
  return built({ kind: "Service", apiVersion: "v1" }, metadata, { spec, status: { loadBalancer: {} } });
}

const noSelector = "couldn't retrieve selectors via --selector flag or introspection: ";

function selectorOf(object: KubeObject, kind: string): Json {
  if (kind === "Pod") return labelsOfPod(object);
  if (kind === "Service") return (object as unknown as Service).spec?.selector ?? {};
  const { matchExpressions = [], matchLabels = {} } = (object as unknown as Deployment).spec?.selector ?? {};
  if (matchExpressions.length === 0) return matchLabels;
  throw new CommandError(
    `${noSelector}couldn't convert expressions - "[${matchExpressions.map(expressionText).join(" ")}]" to map-based selector format`,
  );
}

function expressionText({ key, operator, values = [] }: LabelSelectorRequirement): string {
  return `{Key:${key} Operator:${operator} Values:[${values.join(" ")}]}`;
}

function labelsOfPod({ metadata }: KubeObject): Json {
  const labels = metadata?.labels ?? {};
  if (Object.keys(labels).length > 0) return labels;
  throw new CommandError(`${noSelector}the pod has no labels and cannot be exposed`);
}

function portsOf({ object, resource }: Found, port: string, protocol: string, target: string): Json {
  const known = portsKnown(object, resource.kind);
  const numbers = port === "" ? known.map(({ number }) => String(number)) : port.split(",");
  if (numbers.length === 0) throw new CommandError("couldn't find port via --port flag or introspection");
  return numbers.map((number, index) => {
    const same = known.find((one) => String(one.number) === number);
    const targetPort = target === "" ? number : target;
    return {
      ...(numbers.length > 1 ? { name: `port-${index + 1}` } : {}),
      protocol: (protocol || same?.protocol) ?? "TCP",
      port: Number(number),
      targetPort: /^\d+$/.test(targetPort) ? Number(targetPort) : targetPort,
    };
  });
}

interface KnownPort {
  readonly number: number;
  readonly protocol: string;
}

function portsKnown(object: KubeObject, kind: string): readonly KnownPort[] {
  if (kind === "Service") {
    return ((object as unknown as Service).spec?.ports ?? []).map(({ port, protocol = "TCP" }) => ({
      number: port,
      protocol,
    }));
  }
  const spec: PodSpec | undefined =
    kind === "Pod" ? (object as unknown as Pod).spec : (object as unknown as Deployment).spec?.template.spec;
  const containers: readonly Container[] = spec?.containers ?? [];
  return containers.flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, protocol = "TCP" }) => ({ number: containerPort, protocol })),
  );
}

function pairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const equals = pair.indexOf("=");
      if (equals < 1) throw new CommandError(`unexpected label spec: ${pair}`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}
