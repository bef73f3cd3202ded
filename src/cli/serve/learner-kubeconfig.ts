import { parse } from "yaml";
import { decodeBase64 } from "../../sim/wire/base64.ts";
import { decodeCertificate } from "../../sim/wire/x509/certificate-pem.ts";
import { isObject } from "../../sim/wire/json.ts";
import type { Subject } from "./authority.ts";

/** Where an API server listens, as seen from the learner's machine. */
export interface ServerPlace {
  readonly host: string;
  readonly port: number;
}

/** A context of the learner's kubeconfig: a cluster that can be reached from there, and who the learner is in it. */
export interface LearnerContext {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly cluster: string;
  readonly user: string;
  readonly place: ServerPlace;
  /** The key of the authority that the cluster's clients are signed by, and its certificate, PEM. */
  readonly authority: string;
  readonly authorityPem: string;
  /** Whom the learner's client certificate names. */
  readonly subject: Subject | undefined;
  readonly token: string | undefined;
}

export interface LearnerKubeconfig {
  readonly current: string | undefined;
  readonly contexts: readonly LearnerContext[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads what a kubeconfig says; contexts that lead to no server with a certificate are left out. */
export function readLearnerKubeconfig(text: string): LearnerKubeconfig {
  const config = parsed(text);
  const clusters = entries(config["clusters"], "cluster");
  const users = entries(config["users"], "user");
  const contexts = [...entries(config["contexts"], "context")].flatMap(([name, context]) => {
    const cluster = clusters.get(stringOf(context["cluster"]));
    const user = users.get(stringOf(context["user"])) ?? {};
    const found = cluster === undefined ? undefined : contextOf({ name, context, cluster, user });
    return found === undefined ? [] : [found];
  });
  const current = config["current-context"];
  return { current: typeof current === "string" && current !== "" ? current : undefined, contexts };
}

interface Named {
  readonly name: string;
  readonly context: Fields;
  readonly cluster: Fields;
  readonly user: Fields;
}

function contextOf({ name, context, cluster, user }: Named): LearnerContext | undefined {
  const place = placeOf(stringOf(cluster["server"]));
  const authorityPem = textIn(cluster["certificate-authority-data"]);
  const authority = decodeCertificate(authorityPem)?.authority;
  if (place === undefined || authority === undefined) return undefined;
  const certificate = decodeCertificate(textIn(user["client-certificate-data"]));
  const { namespace } = context;
  return {
    name,
    namespace: typeof namespace === "string" && namespace !== "" ? namespace : undefined,
    cluster: stringOf(context["cluster"]),
    user: stringOf(context["user"]),
    place,
    authority,
    authorityPem,
    subject: certificate,
    token: typeof user["token"] === "string" ? user["token"] : undefined,
  };
}

function parsed(text: string): Fields {
  try {
    const value: unknown = parse(text);
    return isObject(value) ? value : {};
  } catch {
    // Half-written by the learner: there is nothing to reach until it is whole again.
    return {};
  }
}

function entries(list: unknown, field: string): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  for (const item of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    if (!isObject(item) || typeof item["name"] !== "string") continue;
    const fields = item[field];
    found.set(item["name"], isObject(fields) ? fields : {});
  }
  return found;
}

function placeOf(server: string): ServerPlace | undefined {
  const match = /^https:\/\/([\w.-]+)(?::(\d{1,5}))?\/?$/.exec(server);
  return match?.[1] === undefined ? undefined : { host: match[1], port: Number(match[2] ?? 443) };
}

function textIn(data: unknown): string {
  return (typeof data === "string" ? decodeBase64(data) : undefined) ?? "";
}

function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
