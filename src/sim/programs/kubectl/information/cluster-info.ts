import type { Service } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { unsimulated } from "../commands/unsimulated.ts";
import { listObjects } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/clusterinfo/clusterinfo.go, 1.33 */
export const clusterInfo: CommandSpec = {
  use: "cluster-info [flags]",
  group: "Cluster Management Commands:",
  short: "Display cluster information",
  long: "Display addresses of the control plane and services with label kubernetes.io/cluster-service=true.",
  commands: [unsimulated({ use: "dump", short: "Dump relevant information for debugging and diagnosis" })],
  run: withSession(run),
};

const hint = "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n";

function* run(session: Session): Task<number> {
  try {
    const services = yield* clusterServices(session);
    yield* session.print(line(session, "Kubernetes control plane", session.client.server));
    for (const service of services)
      yield* session.print(line(session, titleOf(service), proxyUrl(session, service)));
  } catch (error) {
    if (error instanceof CommandError) yield* session.print(hint);
    throw error;
  }
  yield* session.print(hint);
  return 0;
}

function* clusterServices(session: Session): Task<readonly Service[]> {
  const resource = (yield* session.mapper()).byWord("services");
  const target = {
    is: "list",
    resource,
    namespace: "kube-system",
    labelSelector: "kubernetes.io/cluster-service=true",
    fieldSelector: "",
  } as const;
  return (yield* listObjects(session, target)) as unknown as readonly Service[];
}

/** Green and yellow on a terminal. */
function line({ process }: Session, title: string, url: string): string {
  const isTerminal = process.files.get(1)?.terminal !== undefined;
  const colour = (code: string, text: string): string =>
    isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;
  return `${colour("0;32", title)} is running at ${colour("0;33", url)}\n`;
}

function titleOf({ metadata }: Service): string {
  return metadata?.labels?.["kubernetes.io/name"] ?? metadata?.name ?? "";
}

function proxyUrl({ client }: Session, { metadata = {}, spec }: Service): string {
  const { name: portName = "", port } = spec?.ports?.[0] ?? {};
  const isSecure = portName === "https" || port === 443;
  const suffix = portName === "" && !isSecure ? "" : `:${portName}`;
  const service = `${isSecure ? "https:" : ""}${metadata.name ?? ""}${suffix}`;
  return `${client.server}/api/v1/namespaces/${metadata.namespace ?? ""}/services/${service}/proxy`;
}
