import { SystemError } from "../host/errno.ts";
import type { FileAccess } from "../host/file-access.ts";
import { decodeBase64 } from "../wire/base64.ts";
import { decodeCertificate } from "../wire/x509/certificate-pem.ts";
import type { Task } from "../kernel/task.ts";
import { isObject } from "../wire/json.ts";
import { holderOf } from "../wire/x509/credential-fields.ts";
import { parseYaml } from "../wire/yaml.ts";
import type { Endpoint } from "./network-transport.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Reads the current context of a kubeconfig file, as a component's `--kubeconfig` is read. Throws SystemError, Error. */
export function* readKubeconfig(access: FileAccess, path: string): Task<Endpoint> {
  const config = yield* parseYaml(access.readSource(path));
  if (!isObject(config)) throw new Error(`error loading config file "${path}": couldn't get version/kind`);
  const context = named(config["contexts"], config["current-context"], "context");
  const cluster = named(config["clusters"], context["cluster"], "cluster");
  const user = named(config["users"], context["user"], "user");
  const authority = material(access, cluster, "certificate-authority");
  const holder = holderOf(user);
  const certificate = holder === undefined ? material(access, user, "client-certificate") : undefined;
  const token = user["token"];
  const tokenFile = user["tokenFile"];
  return {
    server: typeof cluster["server"] === "string" ? cluster["server"] : "https://localhost:8080",
    authority: authority === undefined ? undefined : decodeCertificate(authority)?.authority,
    certificate: certificate === undefined ? holder : decodeCertificate(certificate),
    token: typeof token === "string" ? () => token : () => readToken(access, tokenFile),
  };
}

function named(list: unknown, name: unknown, what: string): Fields {
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  const entry = entries.find((candidate) => isObject(candidate) && candidate["name"] === name);
  const fields = isObject(entry) ? entry[what] : undefined;
  return isObject(fields) ? fields : {};
}

/** `certificate-authority-data` (base64) or the file that `certificate-authority` names. */
function material(access: FileAccess, fields: Fields, name: string): string | undefined {
  const data = fields[`${name}-data`];
  if (typeof data === "string") return decodeBase64(data);
  const path = fields[name];
  return typeof path === "string" ? access.readText(path) : undefined;
}

function readToken(access: FileAccess, path: unknown): string | undefined {
  if (typeof path !== "string") return undefined;
  try {
    return access.readText(path).trim();
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
