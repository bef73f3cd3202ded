import type { Task } from "../../../kernel/task.ts";
import { decodeBase64, encodeBase64 } from "../../../wire/base64.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Section } from "../kubeconfig/kubeconfig.ts";
import { save, wantArguments, withConfig, type ConfigInvocation } from "./config-command.ts";

type Property =
  | { readonly is: "current" }
  | {
      readonly is: "field";
      readonly section: Section;
      readonly name: string;
      readonly field: string | undefined;
    };

const fieldNames: Readonly<Record<Section, readonly string[]>> = {
  clusters: [
    "server",
    "tls-server-name",
    "insecure-skip-tls-verify",
    "certificate-authority",
    "certificate-authority-data",
    "proxy-url",
    "disable-compression",
  ],
  contexts: ["cluster", "user", "namespace"],
  users: [
    "client-certificate",
    "client-certificate-data",
    "client-key",
    "client-key-data",
    "token",
    "tokenFile",
    "username",
    "password",
  ],
};

export const setProperty: CommandSpec = {
  use: "set PROPERTY_NAME PROPERTY_VALUE",
  short: "Set an individual value in a kubeconfig file",
  long: "Set an individual value in a kubeconfig file.\n\nPROPERTY_NAME is a path with dots: the section, the name of the entry (without dots), the field.\n\nPROPERTY_VALUE is the new value. Binary fields such as 'certificate-authority-data' want base64, unless --set-raw-bytes is given.",
  examples: ["# Another server for a cluster\nkubectl config set clusters.my-cluster.server https://1.2.3.4"],
  flags: [
    {
      name: "set-raw-bytes",
      type: "bool",
      usage: "Take the value of a binary field as it is, not as base64.",
    },
  ],
  run: withConfig(function* (invocation) {
    yield* wantArguments(invocation, 2);
    const [path = "", value = ""] = invocation.args;
    yield* change(invocation, path, value);
    yield* invocation.process.write(`Property ${JSON.stringify(path)} set.\n`);
    return 0;
  }),
};

export const unsetProperty: CommandSpec = {
  use: "unset PROPERTY_NAME",
  short: "Unset an individual value in a kubeconfig file",
  examples: ["# Forget the namespace of a context\nkubectl config unset contexts.foo.namespace"],
  run: withConfig(function* (invocation) {
    yield* wantArguments(invocation, 1);
    const [path = ""] = invocation.args;
    yield* change(invocation, path, undefined);
    yield* invocation.process.write(`Property ${JSON.stringify(path)} unset.\n`);
    return 0;
  }),
};

function* change(invocation: ConfigInvocation, path: string, value: string | undefined): Task<void> {
  const property = parseProperty(path);
  if (property.is === "current") {
    yield* save(invocation, { is: "current", name: value ?? "" });
    return;
  }
  const { section, name, field } = property;
  const before = invocation.config[section].get(name)?.fields;
  if (field === undefined) {
    if (value !== undefined)
      throw new CommandError(`unable to parse ${path} after [${section} ${name}] at api.Config`);
    if (before !== undefined) yield* save(invocation, { is: "entry", section, name, fields: undefined });
    return;
  }
  const { [field]: _, ...others }: JsonObject = before ?? {};
  const added: JsonObject = value === undefined ? {} : { [field]: typed(invocation, field, value) };
  yield* save(invocation, { is: "entry", section, name, fields: { ...others, ...added } });
}

function parseProperty(path: string): Property {
  if (path === "current-context") return { is: "current" };
  const [section = "", name, ...fields] = path.split(".");
  if (!(section in fieldNames)) throw new CommandError(`unable to parse ${path} after [] at api.Config`);
  const known = section as Section;
  if (name === undefined) throw new CommandError(`unable to parse ${path} after [${section}] at api.Config`);
  const field = fields.length === 0 ? undefined : fields.join(".");
  if (field !== undefined && !fieldNames[known].includes(field)) {
    throw new CommandError(`unable to parse ${path} after [${section} ${name}] at api.Config`);
  }
  return { is: "field", section: known, name, field };
}

function typed({ flags }: ConfigInvocation, field: string, value: string): Json {
  if (field === "insecure-skip-tls-verify" || field === "disable-compression") return value === "true";
  if (!field.endsWith("-data")) return value;
  if (flags.has("set-raw-bytes") && flags.bool("set-raw-bytes")) return encodeBase64(value);
  if (decodeBase64(value) === undefined)
    throw new CommandError("error decoding base64 value: illegal base64 data at input byte 0");
  return value;
}
