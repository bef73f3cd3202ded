import { encodeBase64 } from "../../../wire/base64.ts";
import type { JsonObject } from "../../../wire/json.ts";
import type { Process } from "../../../host/process.ts";
import { SystemError } from "../../../host/errno.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { notSimulated } from "../not-simulated.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { dataFlags } from "./config-map.ts";
import { built, generator, type Place } from "./generator.ts";
import { keyValues } from "./key-values.ts";

const place: Place = { group: "", version: "v1", plural: "secrets", namespaced: true };

function secretOf(name: string, type: string, values: Readonly<Record<string, string>>): KubeObject {
  const encoded = Object.entries(values).map(([key, value]) => [key, encodeBase64(value)] as const);
  const data: JsonObject = encoded.length === 0 ? {} : { data: Object.fromEntries(encoded) };
  return built({ kind: "Secret", apiVersion: "v1" }, { name }, { ...data, ...(type === "" ? {} : { type }) });
}

function refuseHash(isAsked: boolean): void {
  if (isAsked) throw notSimulated("--append-hash");
}

const generic = generator({
  use: "generic NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]",
  short: "Create a secret from a local file, directory, or literal value",
  examples: ["# A password\nkubectl create secret generic db --from-literal=password=secret"],
  flags: [...dataFlags, { name: "type", type: "string", usage: "The type of secret to create" }],
  place,
  failure: "failed to create secret",
  *build({ name, flags, process }) {
    refuseHash(flags.bool("append-hash"));
    return secretOf(name, flags.text("type"), keyValues(process, flags));
  },
});

const tls = generator({
  use: "tls NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]",
  short: "Create a TLS secret",
  examples: ["# A certificate and its key\nkubectl create secret tls site --cert=site.crt --key=site.key"],
  flags: [
    { name: "append-hash", type: "bool", usage: "Put a hash of the content behind the name." },
    { name: "cert", type: "string", usage: "File with the certificate, PEM." },
    { name: "key", type: "string", usage: "File with the private key, PEM." },
  ],
  place,
  failure: "failed to create secret",
  *build({ name, flags, process }) {
    refuseHash(flags.bool("append-hash"));
    if (flags.text("key") === "" || flags.text("cert") === "")
      throw new CommandError("key and cert must be specified");
    const certificate = readFile(process, flags.text("cert"));
    const key = readFile(process, flags.text("key"));
    if (!certificate.includes("-----BEGIN CERTIFICATE-----")) {
      throw new CommandError("tls: failed to find any PEM data in certificate input");
    }
    if (!/-----BEGIN (?:\w+ )?PRIVATE KEY-----/.test(key))
      throw new CommandError("tls: failed to find any PEM data in key input");
    return secretOf(name, "kubernetes.io/tls", { "tls.crt": certificate, "tls.key": key });
  },
});

const dockerRegistry = generator({
  use: "docker-registry NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]",
  short: "Create a secret for use with a Docker registry",
  examples: [
    "# Credentials for a registry of your own\nkubectl create secret docker-registry mine --docker-server=registry.local --docker-username=me --docker-password=secret",
  ],
  flags: [
    ...dataFlags.filter(({ name }) => name === "append-hash" || name === "from-file"),
    { name: "docker-email", type: "string", usage: "Email for the registry" },
    { name: "docker-password", type: "string", usage: "Password for the registry" },
    { name: "docker-server", type: "string", default: "https://index.docker.io/v1/", usage: "The registry" },
    { name: "docker-username", type: "string", usage: "User name for the registry" },
  ],
  place,
  failure: "failed to create secret docker-registry",
  *build({ name, flags }) {
    refuseHash(flags.bool("append-hash"));
    if (flags.list("from-file").length > 0) throw notSimulated("create secret docker-registry --from-file");
    const [username, password, email, server] = ["username", "password", "email", "server"].map((part) =>
      flags.text(`docker-${part}`),
    );
    if (username === "" || password === "")
      throw new CommandError(
        "either --from-file or the combination of --docker-username, --docker-password and --docker-server is required",
      );
    const entry = {
      username,
      password,
      ...(email === "" ? {} : { email }),
      auth: encodeBase64(`${username}:${password}`),
    };
    const config = JSON.stringify({ auths: { [server ?? ""]: entry } });
    return secretOf(name, "kubernetes.io/dockerconfigjson", { ".dockerconfigjson": config });
  },
});

export const secret: CommandSpec = {
  use: "secret (docker-registry | generic | tls)",
  short: "Create a secret using a specified subcommand",
  long: "Create a secret with specified type.\n\nA docker-registry secret lets nodes pull from a registry.\n\nA generic secret is of type Opaque.\n\nA tls secret holds a certificate and its key.",
  commands: [dockerRegistry, generic, tls],
  run: subcommandsOnly,
};

function readFile(process: Process, path: string): string {
  try {
    return process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`Cannot read file ${path}, open ${path}: ${error.message.toLowerCase()}`);
  }
}
