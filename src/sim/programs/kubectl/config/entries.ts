import type { Task } from "../../../kernel/task.ts";
import { encodeBase64 } from "../../../wire/base64.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import { completeConfigEntries } from "../completion/complete-names.ts";
import type { Section } from "../kubeconfig/kubeconfig.ts";
import { save, wantArguments, withConfig, type ConfigInvocation } from "./config-command.ts";

/** `delete-context`, `delete-cluster`, `delete-user`. */
export function deleteEntry(what: "cluster" | "context" | "user", section: Section): CommandSpec {
  return {
    use: `delete-${what} NAME`,
    short: `Delete the specified ${what} from the kubeconfig`,
    examples: [`# Forget a ${what}\nkubectl config delete-${what} old`],
    complete: completeConfigEntries(section),
    run: withConfig(function* (invocation) {
      yield* wantArguments(invocation, 1);
      const { process, config, paths } = invocation;
      const [name = ""] = invocation.args;
      if (!config[section].has(name))
        throw new CommandError(`cannot delete ${what} ${name}, not in ${paths.paths[0] ?? ""}`);
      if (section === "contexts" && config.currentContext === name) {
        yield* process.complain(
          'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
        );
      }
      const file = yield* save(invocation, { is: "entry", section, name, fields: undefined });
      yield* process.write(`deleted ${what} ${name} from ${file}\n`);
      return 0;
    }),
  };
}

/** `get-clusters`, `get-users`. */
export function listEntries(what: "clusters" | "users"): CommandSpec {
  return {
    use: `get-${what}`,
    short: `Display ${what} defined in the kubeconfig`,
    run: withConfig(function* ({ process, config }) {
      const names = [...config[what].keys()].toSorted();
      yield* process.write(["NAME", ...names].map((name) => `${name}\n`).join(""));
      return 0;
    }),
  };
}

interface EntryCommand {
  readonly use: string;
  readonly short: string;
  readonly section: Section;
  /** `User "u2" set.` */
  readonly title: string;
  readonly flags: readonly Flag[];
}

const embed: Flag = {
  name: "embed-certs",
  type: "bool",
  usage: "Store the content of the files and not their paths",
};

const setCommands: Readonly<Record<"cluster" | "credentials", EntryCommand>> = {
  cluster: {
    use: "set-cluster NAME [--server=server] [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]",
    short: "Set a cluster entry in kubeconfig",
    section: "clusters",
    title: "Cluster",
    flags: [
      {
        name: "certificate-authority",
        type: "string",
        usage: "File with the certificate of the cluster's authority",
      },
      embed,
      { name: "insecure-skip-tls-verify", type: "bool", usage: "Do not check the server's certificate" },
      { name: "server", type: "string", usage: "The server's address" },
      { name: "tls-server-name", type: "string", usage: "The name to expect in the server's certificate" },
    ],
  },
  credentials: {
    use: "set-credentials NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token] [--username=basic_user] [--password=basic_password] [--auth-provider=provider_name] [--auth-provider-arg=key=value] [--exec-command=exec_command] [--exec-api-version=exec_api_version] [--exec-arg=arg] [--exec-env=key=value]",
    short: "Set a user entry in kubeconfig",
    section: "users",
    title: "User",
    flags: [
      { name: "client-certificate", type: "string", usage: "File with the user's certificate" },
      { name: "client-key", type: "string", usage: "File with the user's key" },
      embed,
      { name: "password", type: "string", usage: "The user's password" },
      { name: "token", type: "string", usage: "The user's bearer token" },
      { name: "username", type: "string", usage: "The user's name for basic authentication" },
    ],
  },
};

/** `set-cluster`, `set-credentials`. */
export function setEntry(which: "cluster" | "credentials"): CommandSpec {
  const { use, short, section, title, flags } = setCommands[which];
  return {
    use,
    short,
    flags,
    complete: completeConfigEntries(section),
    run: withConfig(function* (invocation) {
      yield* wantArguments(invocation, 1);
      const [name = ""] = invocation.args;
      const before = invocation.config[section].get(name)?.fields ?? {};
      yield* save(invocation, {
        is: "entry",
        section,
        name,
        fields: yield* changed(invocation, before, flags),
      });
      yield* invocation.process.write(`${title} ${JSON.stringify(name)} set.\n`);
      return 0;
    }),
  };
}

function* changed(
  { process, flags }: ConfigInvocation,
  before: JsonObject,
  table: readonly Flag[],
): Task<JsonObject> {
  const fields: Record<string, Json | undefined> = { ...before };
  for (const { name, type } of table) {
    if (!flags.changed(name) || name === "embed-certs") continue;
    const isFile = /^(certificate-authority|client-certificate|client-key)$/.test(name);
    if (isFile && flags.bool("embed-certs")) {
      fields[`${name}-data`] = encodeBase64(process.access.readText(flags.text(name)));
      delete fields[name];
    } else fields[name] = type === "bool" ? flags.bool(name) : flags.text(name);
  }
  return fields;
}
