import type { Node, Taint } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import type { Json } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { completeResources } from "../completion/complete-resources.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  printFlags,
  selectorFlag,
  validateFlag,
} from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { sendPatch } from "../modify/patch-object.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { visitObjects, type Found } from "../resources/fetch.ts";
import { resolveArguments } from "../resources/resource-arguments.ts";
import { withSession, type Session } from "../session.ts";
import { formatTaint, parseTaints, type TaintUpdates } from "./taint-spec.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/taint/taint.go, 1.33 */
export const taint: CommandSpec = {
  use: "taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N",
  group: "Cluster Management Commands:",
  short: "Update the taints on one or more nodes",
  long: "Update the taints on one or more nodes.\n\nA taint has a key, a value (which may be missing) and an effect: NoSchedule, PreferNoSchedule or NoExecute. KEY:EFFECT- and KEY- remove it.",
  examples: [
    "# Only pods that tolerate it\nkubectl taint nodes worker dedicated=team:NoSchedule",
    "# Remove it\nkubectl taint nodes worker dedicated-",
  ],
  flags: [
    ...printFlags,
    dryRunFlag,
    fieldManagerFlag("kubectl-taint"),
    selectorFlag,
    validateFlag,
    { name: "all", type: "bool", usage: "All nodes of the cluster" },
    { name: "overwrite", type: "bool", usage: "Replace taints that exist with the same key and effect." },
  ],
  complete: completeResources({ types: ["nodes"] }),
  *run(invocation) {
    const { args, node } = invocation;
    const isUpdate = (word: string): boolean =>
      word.includes("=") || word.includes(":") || word.endsWith("-");
    const first = args.findIndex((word) => isUpdate(word));
    const resources = first === -1 ? args : args.slice(0, first);
    const specs = first === -1 ? [] : args.slice(first);
    if (args.length === 0)
      throw new CommandError("one or more resources must be specified as <resource> <name>");
    if (specs.length === 0) throw new CommandError("at least one taint update is required");
    if (resources.length < 1)
      throw new CommandError("one or more resources must be specified as <resource> <name>");
    let updates: TaintUpdates;
    try {
      updates = parseTaints(specs);
    } catch (error) {
      if (error instanceof CommandError) throw usageError(node.path, error.message);
      throw error;
    }
    return yield* withSession((session) => run(session, resources, updates))(invocation);
  },
};

function* run(session: Session, resources: readonly string[], updates: TaintUpdates): Task<number> {
  const { flags } = session;
  const type = (yield* session.mapper(2)).byWord(resources[0] ?? "");
  if (type.kind !== "Node")
    throw new CommandError(`invalid resource type ${resources[0] ?? ""}, only node types are supported`);
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun: "none" });
  const all = flags.bool("all");
  const { targets } = yield* resolveArguments(session, resources, {
    selectsAll: all,
    takesAll: all,
    labelSelector: flags.text("selector"),
  });
  yield* visitObjects(session, { targets, errors: [] }, function* (found) {
    const { taints, done } = updated(found, updates, flags.bool("overwrite"));
    const body: Json = { spec: { taints: taints.length === 0 ? null : (taints as unknown as Json) } };
    const object =
      dryRun === "client" ? found.object : yield* sendPatch(session, found, { type: "merge", body, dryRun });
    yield* session.print(say(object, done));
  });
  return 0;
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/taint/utils.go reorganizeTaints, 1.33 */
function updated(
  { object, name }: Found,
  { add, remove }: TaintUpdates,
  overwrite: boolean,
): { taints: readonly Taint[]; done: string } {
  const before = (object as unknown as Node).spec?.taints ?? [];
  const matches = (one: Taint, other: Pick<Taint, "key"> & { effect?: string }): boolean =>
    one.key === other.key &&
    (other.effect === undefined || other.effect === "" || one.effect === other.effect);
  for (const gone of remove) {
    if (!before.some((one) => matches(one, gone)))
      throw new CommandError(`taint ${JSON.stringify(formatTaint(gone))} not found`);
  }
  const taken = [
    ...new Set(add.filter((one) => before.some((old) => matches(old, one))).map(({ key }) => key)),
  ];
  if (taken.length > 0 && !overwrite) {
    throw new CommandError(
      `node ${name} already has ${taken.join(",")} taint(s) with same effect(s) and --overwrite is false`,
    );
  }
  const kept = before.filter(
    (one) => !remove.some((gone) => matches(one, gone)) && !add.some((added) => matches(one, added)),
  );
  const done =
    add.length > 0 && remove.length > 0
      ? "modified"
      : add.length === 0
        ? "untainted"
        : taken.length > 0
          ? "modified"
          : "tainted";
  return { taints: [...add, ...kept], done };
}
