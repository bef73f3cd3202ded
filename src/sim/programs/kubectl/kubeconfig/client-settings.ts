import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import { decodeBase64 } from "../../../wire/base64.ts";
import { decodeCertificate } from "../../../wire/x509/certificate-pem.ts";
import type { Identity } from "../../../wire/identity.ts";
import { isObject, type Json, type JsonObject } from "../../../wire/json.ts";
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
  const context = pick(config.contexts, flags.text("context") || config.currentContext, "context");
  const cluster = pick(
    config.clusters,
    flags.text("cluster") || textOf(context?.fields, "cluster"),
    "cluster",
  );
  // `create rolebinding --user` is about something else.
  const asked = flags.isText("user") ? flags.text("user") : "";
  const userName = asked || textOf(context?.fields, "user");
  const user = pick(config.users, userName, "auth info");
  refusePlugins(user);
  return {
    namespace: flags.text("namespace") || textOf(context?.fields, "namespace") || "default",
    settings: {
      server: serverOf(flags, cluster),
      ...trustOf(process, flags, cluster),
      certificate: certificateOf(process, flags, user),
      token: tokenOf(process, flags, user),
      impersonate: impersonation(flags, user, userName),
      timeout: requestTimeout(flags.text("request-timeout")),
    },
  };
}

/** Which servers are believed to be the right one. */
function trustOf(
  process: Process,
  flags: FlagValues,
  cluster: Entry | undefined,
): Pick<ClientSettings, "authorities" | "skipVerification" | "serverName"> {
  const pem = material(process, cluster, {
    name: "certificate-authority",
    flag: flags.text("certificate-authority"),
  });
  const key = pem === undefined ? undefined : decodeCertificate(pem)?.authority;
  if (pem !== undefined && key === undefined) {
    throw new CommandError("unable to load root certificates: unable to parse bytes as PEM block");
  }
  const skips =
    flags.bool("insecure-skip-tls-verify") || cluster?.fields["insecure-skip-tls-verify"] === true;
  return {
    authorities: key === undefined ? [] : [key],
    skipVerification: skips,
    serverName: flags.text("tls-server-name") || textOf(cluster?.fields, "tls-server-name") || undefined,
  };
}

function certificateOf(process: Process, flags: FlagValues, user: Entry | undefined): Identity | undefined {
  const pem = material(process, user, { name: "client-certificate", flag: flags.text("client-certificate") });
  const identity = pem === undefined ? undefined : decodeCertificate(pem);
  if (pem !== undefined && identity === undefined) {
    throw new CommandError("tls: failed to find any PEM data in certificate input");
  }
  return identity;
}

function pick(entries: ReadonlyMap<string, Entry>, name: string, what: string): Entry | undefined {
  const entry = entries.get(name);
  if (entry !== undefined || name === "") return entry;
  throw new PlainError(
    what === "context"
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
    const text = decodeBase64(data);
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

/** Whom the requests are to act for, as headers. @models client-go tools/clientcmd/validation.go, transport/round_trippers.go, 1.33 */
function impersonation(
  flags: FlagValues,
  user: Entry | undefined,
  userName: string,
): Readonly<Record<string, string>> {
  const fields: JsonObject = user?.fields ?? {};
  const name = flags.text("as") || textOf(fields, "as");
  const uid = flags.text("as-uid") || textOf(fields, "as-uid");
  const groups = flags.list("as-group").length > 0 ? flags.list("as-group") : textsOf(fields["as-groups"]);
  const headers = {
    ...(uid === "" ? {} : { "impersonate-uid": uid }),
    ...(groups.length === 0 ? {} : { "impersonate-group": groups.join(", ") }),
    ...extraHeaders(fields["as-user-extra"]),
  };
  if (name !== "") return { "impersonate-user": name, ...headers };
  if (Object.keys(headers).length === 0) return {};
  throw new CommandError(`requesting uid, groups or user-extra for ${userName} without impersonating a user`);
}

function extraHeaders(extra: Json | undefined): Readonly<Record<string, string>> {
  const entries = isObject(extra) ? Object.entries(extra) : [];
  return Object.fromEntries(
    entries.map(([key, values]) => [`impersonate-extra-${headerKey(key)}`, textsOf(values).join(", ")]),
  );
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(String) : [];
}

/** What a header's name cannot hold is percent-encoded. */
function headerKey(key: string): string {
  return key
    .toLowerCase()
    .replaceAll(
      /[^a-z0-9!#$&'*+.^_`|~-]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0")}`,
    );
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
