import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import { decodeCertificate, fromBase64 } from "../../../wire/certificate-pem.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";
import { parseDuration } from "../../cobra/go-duration.ts";
import { second } from "../../../kernel/time.ts";
import type { ClientSettings } from "../client/client.ts";
import { PlainError } from "../client/kubectl-errors.ts";
import { notSimulated } from "../not-simulated.ts";
import { textOf, type Entry, type Kubeconfig } from "./kubeconfig.ts";

/** What the flags and the kubeconfig come to: a server, who is asking, and the namespace that is meant. */
export interface ResolvedContext {
  readonly settings: ClientSettings;
  readonly namespace: string;
}

/**
 * Throws what kubectl prints for contexts, clusters and users that are not there.
 * @models client-go tools/clientcmd/client_config.go, 1.33
 */
export function resolveContext(process: Process, config: Kubeconfig, flags: FlagValues): ResolvedContext {
  const contextName = flags.text("context") || config.currentContext;
  const context = pick(config.contexts, contextName, "context", "context");
  const clusterName = flags.text("cluster") || textOf(context?.fields, "cluster");
  const cluster = pick(config.clusters, clusterName, "cluster", "cluster");
  const userName = flags.text("user") || textOf(context?.fields, "user");
  const user = pick(config.users, userName, "auth info", "user");
  const server = serverOf(flags, cluster);
  const namespace = flags.text("namespace") || textOf(context?.fields, "namespace") || "default";
  const certificate = material(process, user, {
    name: "client-certificate",
    flag: flags.text("client-certificate"),
  });
  const authority = material(process, cluster, {
    name: "certificate-authority",
    flag: flags.text("certificate-authority"),
  });
  const identity = certificate === undefined ? undefined : decodeCertificate(certificate);
  if (certificate !== undefined && identity === undefined) {
    throw new CommandError("tls: failed to find any PEM data in certificate input");
  }
  refusePlugins(user);
  const key = authority === undefined ? undefined : decodeCertificate(authority)?.authority;
  if (authority !== undefined && key === undefined) {
    throw new CommandError("unable to load root certificates: unable to parse bytes as PEM block");
  }
  return {
    namespace,
    settings: {
      server,
      authorities: key === undefined ? [] : [key],
      skipVerification:
        flags.bool("insecure-skip-tls-verify") || cluster?.fields["insecure-skip-tls-verify"] === true,
      serverName: flags.text("tls-server-name") || textOf(cluster?.fields, "tls-server-name") || undefined,
      certificate: identity,
      token: tokenOf(process, flags, user),
      impersonate: impersonation(flags),
      timeout: requestTimeout(flags.text("request-timeout")),
    },
  };
}

function pick(
  entries: ReadonlyMap<string, Entry>,
  name: string,
  what: string,
  field: string,
): Entry | undefined {
  if (name === "") return undefined;
  const entry = entries.get(name);
  if (entry !== undefined) return entry;
  throw new PlainError(
    field === "context"
      ? `Error in configuration: context was not found for specified context: ${name}`
      : `error: ${what} ${JSON.stringify(name)} does not exist`,
  );
}

function serverOf(flags: FlagValues, cluster: Entry | undefined): string {
  const server = flags.text("server") || textOf(cluster?.fields, "server");
  if (server === "") return "http://localhost:8080";
  return /^https?:\/\//.test(server) ? server : `http://${server}`;
}

/** The text of `NAME-data`, or of the file that `NAME` (or the flag) names: relative to the kubeconfig. */
function material(
  process: Process,
  entry: Entry | undefined,
  { name, flag }: { readonly name: string; readonly flag: string },
): string | undefined {
  const data = textOf(entry?.fields, `${name}-data`);
  if (flag === "" && data !== "") {
    const text = fromBase64(data);
    if (text === undefined)
      throw new CommandError(`error decoding ${name}-data: illegal base64 data at input byte 0`);
    return text;
  }
  const path = flag || besideFile(entry, textOf(entry?.fields, name));
  if (path === "") return undefined;
  try {
    return process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`unable to read ${name} ${path}: open ${path}: ${error.message.toLowerCase()}`);
  }
}

function besideFile(entry: Entry | undefined, path: string): string {
  if (path === "" || path.startsWith("/") || entry === undefined) return path;
  const slash = entry.file.lastIndexOf("/");
  return slash === -1 ? path : `${entry.file.slice(0, slash)}/${path}`;
}

function tokenOf(process: Process, flags: FlagValues, user: Entry | undefined): string | undefined {
  const token = flags.text("token") || textOf(user?.fields, "token");
  if (token !== "") return token;
  const file = textOf(user?.fields, "tokenFile");
  return file === "" ? undefined : process.access.readText(file).trim();
}

function refusePlugins(user: Entry | undefined): void {
  const fields: JsonObject = user?.fields ?? {};
  if (fields["exec"] !== undefined) throw notSimulated("a credential plugin (users[].user.exec)");
  if (fields["auth-provider"] !== undefined)
    throw notSimulated("an auth provider (users[].user.auth-provider)");
}

function impersonation(flags: FlagValues): Readonly<Record<string, string>> {
  const user = flags.text("as");
  const uid = flags.text("as-uid");
  const groups = flags.list("as-group");
  return {
    ...(user === "" ? {} : { "impersonate-user": user }),
    ...(uid === "" ? {} : { "impersonate-uid": uid }),
    ...(groups.length === 0 ? {} : { "impersonate-group": groups.join(",") }),
  };
}

/** @models client-go tools/clientcmd/overrides.go ParseTimeout, 1.33 */
function requestTimeout(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) * second;
  const parsed = parseDuration(text);
  if ("value" in parsed && parsed.value >= 0) return parsed.value;
  throw new CommandError(
    "Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)",
  );
}
