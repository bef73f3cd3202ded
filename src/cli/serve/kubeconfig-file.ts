import { renameSync, writeFileSync } from "node:fs";
import { stringify } from "yaml";
import type { KeyPair } from "./authority.ts";
import type { LearnerContext } from "./learner-kubeconfig.ts";

/** A context that a real client can use: where its cluster listens, and what to show there. */
export interface ServedContext {
  readonly context: LearnerContext;
  readonly port: number;
  /** The authority of the server's certificate, PEM. */
  readonly authority: string;
  /** For the context's user; undefined if that one has no certificate. */
  readonly client: KeyPair | undefined;
}

interface KubeconfigParts {
  readonly contexts: readonly ServedContext[];
  readonly current: string | undefined;
  /** What `--token` gave. */
  readonly token: string | undefined;
}

/** A kubeconfig with the learner's own names for clusters, users and contexts. */
export function printKubeconfig({ contexts, current, token }: KubeconfigParts): string {
  const chosen = contexts.some(({ context }) => context.name === current)
    ? current
    : contexts[0]?.context.name;
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    preferences: {},
    "current-context": chosen ?? "",
    clusters: unique(contexts.map((served) => clusterOf(served))),
    contexts: [
      ...contexts.map(({ context }) => contextOf(context, context.name, context.user)),
      ...(token === undefined
        ? []
        : contexts.map(({ context }) => contextOf(context, `${context.name}-token`, tokenUser))),
    ],
    users: [
      ...unique(contexts.map((served) => userOf(served))),
      ...(token === undefined ? [] : [{ name: tokenUser, user: { token } }]),
    ],
  });
}

const tokenUser = "token-user";

/** Readers never see half of it. */
export function writeKubeconfig(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, path);
}

interface Entry {
  readonly name: string;
  readonly cluster?: object;
  readonly user?: object;
}

function clusterOf({ context, port, authority }: ServedContext): Entry {
  return {
    name: context.cluster,
    cluster: { server: `https://127.0.0.1:${port}`, "certificate-authority-data": base64(authority) },
  };
}

function contextOf({ cluster, namespace }: LearnerContext, name: string, user: string): object {
  return { name, context: { cluster, user, ...(namespace === undefined ? {} : { namespace }) } };
}

function userOf({ context, client }: ServedContext): Entry {
  const certificate =
    client === undefined
      ? {}
      : {
          "client-certificate-data": base64(client.certificate),
          "client-key-data": base64(client.key),
        };
  const token = context.token === undefined ? {} : { token: context.token };
  return { name: context.user, user: { ...certificate, ...token } };
}

/** Several contexts may share a cluster or a user. */
function unique(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
