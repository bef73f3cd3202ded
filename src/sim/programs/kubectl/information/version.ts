import type { Task } from "../../../kernel/task.ts";
import { printYaml } from "../../../wire/yaml.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec, type Invocation } from "../../cobra/command.ts";
import { scalarText } from "../printers/go-value.ts";
import { openSession } from "../session.ts";

/** What this kubectl says it is. */
const clientVersion: JsonObject = {
  major: "1",
  minor: "33",
  gitVersion: "v1.33.1",
  gitCommit: "8adc0f041b8e7ad1d30e29cc59c6ae7a15e19828",
  gitTreeState: "clean",
  buildDate: "2025-05-15T08:27:33Z",
  goVersion: "go1.24.2",
  compiler: "gc",
  platform: "linux/amd64",
};
const kustomizeVersion = "v5.6.0";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/version/version.go, 1.33 */
export const version: CommandSpec = {
  use: "version [flags]",
  group: "Other Commands:",
  short: "Print the client and server version information",
  long: "Print the client and server version information for the current context.",
  examples: ["# Client and server\nkubectl version"],
  flags: [
    { name: "client", type: "bool", usage: "The client only; no server is asked." },
    {
      name: "output",
      short: "o",
      type: "string",
      values: ["json", "yaml"],
      usage: "One of 'yaml' or 'json'.",
    },
  ],
  run,
};

function* run(invocation: Invocation): Task<number> {
  const { process, flags, args } = invocation;
  if (args.length > 0) throw new CommandError(`extra arguments: [${args.join(" ")}]`);
  const output = flags.text("output");
  if (!["", "json", "yaml"].includes(output)) throw new CommandError("--output must be 'yaml' or 'json'");
  const { server, failure } = flags.bool("client") ? {} : yield* askServer(invocation);
  yield* process.write(text(output, server));
  if (failure !== undefined) throw failure;
  if (server !== undefined) yield* warnOfSkew(invocation, server);
  return 0;
}

function* askServer(invocation: Invocation): Task<{ server?: JsonObject; failure?: CommandError }> {
  try {
    const session = yield* openSession(invocation);
    return { server: yield* session.client.json({ path: "/version", query: { timeout: "32s" } }) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { failure: error };
  }
}

function text(output: string, server: JsonObject | undefined): string {
  const all = { clientVersion, kustomizeVersion, ...(server === undefined ? {} : { serverVersion: server }) };
  if (output === "json") return `${JSON.stringify(all, undefined, 2)}\n`;
  if (output === "yaml") return `${printYaml(all)}\n`;
  const lines = [
    `Client Version: ${scalarText(clientVersion["gitVersion"])}`,
    `Kustomize Version: ${kustomizeVersion}`,
  ];
  if (server !== undefined) lines.push(`Server Version: ${scalarText(server["gitVersion"])}`);
  return `${lines.join("\n")}\n`;
}

function* warnOfSkew({ process }: Invocation, server: JsonObject): Task<void> {
  const minor = Number(scalarText(server["minor"]).replace(/\D/g, ""));
  if (Math.abs(minor - 33) <= 1) return;
  yield* process.complain(
    `WARNING: version difference between client (1.33) and server (${scalarText(server["major"])}.${minor}) exceeds the supported minor version skew of +/-1\n`,
  );
}
