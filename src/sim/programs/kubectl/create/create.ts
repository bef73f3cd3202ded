import { token } from "./token.ts";
import type { Task } from "../../../kernel/task.ts";
import type { CommandSpec } from "../../cobra/command.ts";
import { unsimulated } from "../commands/unsimulated.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  saveConfigFlag,
  selectorFlag,
  validateFlag,
  windowsFlag,
} from "../flags/common-flags.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { CommandError } from "../../cobra/command.ts";
import { notSimulated } from "../not-simulated.ts";
import { withSession, type Session } from "../session.ts";
import { configMap } from "./config-map.ts";
import { createFromFiles, requireFiles } from "./create-objects.ts";
import { deployment } from "./deployment.ts";
import { namespace } from "./namespace.ts";
import { rbacCommands } from "./rbac.ts";
import { secret } from "./secret.ts";
import { service } from "./service.ts";
import { smallGenerators } from "./small-generators.ts";

export const create: CommandSpec = {
  use: "create -f FILENAME",
  group: "Basic Commands (Beginner):",
  short: "Create a resource from a file or from stdin",
  long: "Create a resource from a file or from stdin.\n\nFiles may be YAML or JSON.",
  examples: [
    "# What a file describes\nkubectl create -f pod.yaml",
    "# What another program writes\nsed s/v1/v2/ pod.yaml | kubectl create -f -",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with what to create"),
    dryRunFlag,
    fieldManagerFlag("kubectl-create"),
    saveConfigFlag,
    selectorFlag,
    validateFlag,
    windowsFlag,
    { name: "edit", type: "bool", usage: "Edit the object before it is created" },
    { name: "raw", type: "string", usage: "Post the file to this path of the server." },
  ],
  commands: [
    ...rbacCommands,
    configMap,
    unsimulated({ use: "cronjob", aliases: ["cj"], short: "Create a cron job with the specified name" }),
    deployment,
    unsimulated({ use: "ingress", aliases: ["ing"], short: "Create an ingress with the specified name" }),
    unsimulated({ use: "job", short: "Create a job with the specified name" }),
    namespace,
    unsimulated({
      use: "poddisruptionbudget",
      aliases: ["pdb"],
      short: "Create a pod disruption budget with the specified name",
    }),
    unsimulated({
      use: "quota",
      aliases: ["resourcequota"],
      short: "Create a quota with the specified name",
    }),
    secret,
    service,
    ...smallGenerators,
    token,
  ],
  *run(invocation) {
    const { flags, args, node } = invocation;
    if (flags.list("filename").length === 0 && flags.text("kustomize") === "") {
      if (args.length > 0) throw usageError(node.path, `Unexpected args: [${args.join(" ")}]`);
      throw new CommandError("must specify one of -f and -k");
    }
    return yield* withSession(run)(invocation);
  },
};

function* run(session: Session): Task<number> {
  const { flags } = session;
  requireFiles(session);
  for (const name of ["edit", "raw", "selector"])
    if (flags.changed(name)) throw notSimulated(`create --${name}`);
  return yield* createFromFiles(session);
}
