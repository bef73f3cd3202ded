import { need, type Task } from "../../../kernel/task.ts";
import { defineModule, type Module } from "../../../kernel/module.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound, throwAll } from "../client/kubectl-errors.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { allNamespacesFlag, filenameFlags, selectorFlag } from "../flags/common-flags.ts";
import { nothingFound } from "../get/print-tables.ts";
import { expand, listObjects, resolveTargets, type Found } from "../resources/fetch.ts";
import type { OneTarget, Target } from "../resources/target.ts";
import { withSession, type Session } from "../session.ts";
import type { describeObject } from "./describe-object.ts";

/** How single kinds are described comes in a chunk of its own. */
const descriptions: Module<{ readonly describeObject: typeof describeObject }> = defineModule(
  "programs/kubectl/describe",
  () => import("./describe-object.ts"),
);

export const describe: CommandSpec = {
  use: "describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)",
  group: "Troubleshooting and Debugging Commands:",
  short: "Show details of a specific resource or group of resources",
  long: "Show details of a specific resource or group of resources, with what belongs to them and what has happened to them.\n\nTYPE NAME_PREFIX looks for an object of exactly this name first. If there is none, all objects whose names begin so are described.",
  examples: [
    "# A pod and its events\nkubectl describe pod web",
    "# A node\nkubectl describe nodes kind-control-plane",
    "# All pods with a label\nkubectl describe pods -l app=web",
  ],
  flags: [
    ...filenameFlags("File, directory or - (standard input) with the objects to describe"),
    allNamespacesFlag,
    selectorFlag,
    {
      name: "chunk-size",
      type: "int64",
      default: "500",
      usage: "Ask for long lists in parts of this size; 0 asks for all at once.",
    },
    { name: "show-events", type: "bool", default: "true", usage: "Show the events about the object." },
  ],
  complete: completeResources(),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  if (args.length === 0 && flags.list("filename").length === 0) {
    throw new CommandError(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  }
  const named = yield* resolveTargets(session, {
    selectsAll: true,
    allNamespaces: flags.bool("all-namespaces"),
    labelSelector: flags.text("selector"),
  });
  const { describeObject: describeOne } = yield* need(descriptions);
  const failures: CommandError[] = [...named.errors];
  let count = 0;
  for (const target of named.targets) {
    try {
      const { found: all, isPrefix } = yield* find(session, target);
      for (const found of all) {
        const text = (yield* describeOne(session, found)) + (isPrefix ? "\n" : "");
        yield* session.print(`${count === 0 ? "" : "\n\n"}${text}`);
        count++;
      }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  if (count === 0 && failures.length === 0) yield* session.complain(nothingFound(session, named.targets));
  throwAll(failures);
  return 0;
}

/** The object, or those whose names begin with the given one. */
function* find(session: Session, target: Target): Task<{ found: readonly Found[]; isPrefix: boolean }> {
  try {
    return { found: yield* expand(session, target), isPrefix: false };
  } catch (error) {
    if (!isNotFound(error) || target.is === "list" || target.source !== "") throw error;
    const found = yield* byPrefix(session, target);
    if (found.length === 0) throw error;
    return { found, isPrefix: true };
  }
}

function* byPrefix(session: Session, { resource, namespace, name }: OneTarget): Task<readonly Found[]> {
  const objects = yield* listObjects(session, {
    is: "list",
    resource,
    namespace,
    labelSelector: "",
    fieldSelector: "",
  });
  return objects
    .filter(({ metadata }) => metadata?.name?.startsWith(name) === true)
    .map((object) => ({
      is: "one",
      resource,
      namespace: object.metadata?.namespace ?? "",
      name: object.metadata?.name ?? "",
      source: "",
      object,
    }));
}
