import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { requireFiles } from "../create/create-objects.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  selectorFlag,
  validateFlag,
} from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { withSession, type Session } from "../session.ts";
import { applyFiles } from "./apply-objects.ts";
import { editLastApplied } from "./edit-last-applied.ts";
import { checkPruning } from "./prune.ts";
import { setLastApplied } from "./set-last-applied.ts";
import { viewLastApplied } from "./view-last-applied.ts";

export const apply: CommandSpec = {
  use: "apply (-f FILENAME | -k DIRECTORY)",
  group: "Advanced Commands:",
  short: "Apply a configuration to a resource by file name or stdin",
  long: "Apply a configuration to a resource by file name or stdin. The manifest must name the object. It is created if it does not exist yet.\n\nFiles may be YAML or JSON.",
  examples: [
    "# Bring the cluster to what a file says\nkubectl apply -f web.yaml",
    "# All files of a directory\nkubectl apply -f manifests/",
    "# What would happen\nkubectl apply -f web.yaml --dry-run=server",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the configuration"),
    dryRunFlag,
    fieldManagerFlag("kubectl-client-side-apply"),
    selectorFlag,
    validateFlag,
    { name: "all", type: "bool", usage: "All objects of the given types, for --prune." },
    {
      name: "cascade",
      type: "string",
      default: "background",
      bare: "background",
      usage: "What happens to what belongs to a pruned object: background, orphan or foreground.",
    },
    { name: "force", type: "bool", usage: "Delete and create anew what cannot be changed in place." },
    { name: "force-conflicts", type: "bool", usage: "With --server-side: take fields that others own." },
    { name: "grace-period", type: "int", default: "-1", usage: "Seconds that pruned objects have to end." },
    {
      name: "openapi-patch",
      type: "bool",
      default: "true",
      usage: "Compute patches from the server's schema.",
    },
    {
      name: "overwrite",
      type: "bool",
      default: "true",
      usage: "Resolve conflicts with the values of the manifest.",
    },
    {
      name: "prune",
      type: "bool",
      usage: "Delete what was applied before and is not in the files any more.",
    },
    {
      name: "prune-allowlist",
      type: "stringArray",
      usage: "Types that --prune may delete: <group/version/kind>.",
    },
    { name: "server-side", type: "bool", usage: "Let the server merge, and not this client." },
    { name: "subresource", type: "string", usage: "Apply to this subresource." },
    { name: "timeout", type: "duration", default: "0s", usage: "How long to wait for deletions." },
    { name: "wait", type: "bool", usage: "Wait until what is deleted is gone." },
  ],
  commands: [editLastApplied, setLastApplied, viewLastApplied],
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags } = session;
  for (const name of ["cascade", "timeout", "wait", "grace-period"]) {
    if (flags.changed(name)) throw notSimulated(`apply --${name}`);
  }
  checkFlags(session);
  requireFiles(session);
  return yield* applyFiles(session);
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go Validate, 1.33 */
function checkFlags(session: Session): void {
  const { flags } = session;
  const isServerSide = flags.bool("server-side");
  if (flags.bool("force-conflicts") && !isServerSide)
    throw new CommandError("--force-conflicts only works with --server-side");
  const dryRun = flags.text("dry-run");
  if (isServerSide && (dryRun === "client" || dryRun === "unchanged"))
    throw new CommandError(
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    );
  if (isServerSide && flags.bool("force"))
    throw new CommandError("--force cannot be used with --server-side");
  if (dryRun === "server" && flags.bool("force"))
    throw new CommandError("--dry-run=server cannot be used with --force");
  if (flags.text("subresource") !== "" && !isServerSide) throw notSimulated("apply --subresource");
  checkPruning(session);
}
