import type { Task } from "../../../kernel/task.ts";
import { millisecond, second, type Instant } from "../../../kernel/time.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound } from "../client/kubectl-errors.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { waitUntilGone } from "../delete/wait-until-gone.ts";
import {
  allFlag,
  allNamespacesFlag,
  fieldSelectorFlag,
  filenameFlags,
  localFlag,
  printFlags,
  selectorFlag,
} from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { expand, getObject, resolveTargets, type Found } from "../resources/fetch.ts";
import type { OneTarget, Target } from "../resources/target.ts";
import { withSession, type Session } from "../session.ts";
import { awaitObject, deadlineAfter } from "./await-object.ts";
import { parseCondition, type WaitFor } from "./condition.ts";

const week = 7 * 24 * 3600 * second;

/** @models staging/src/k8s.io/kubectl/pkg/cmd/wait/wait.go, 1.33 */
export const wait: CommandSpec = {
  use: "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  group: "Advanced Commands:",
  short: "Experimental: Wait for a specific condition on one or many resources",
  long: "Experimental: Wait for a specific condition on one or many resources.\n\nThe condition may be that an object exists, that it is gone, one of status.conditions, or a field.",
  examples: [
    "# Until a pod is ready\nkubectl wait --for=condition=Ready pod/web",
    "# Until a field has a value\nkubectl wait --for=jsonpath='{.status.phase}'=Running pod/web",
    "# Until it is gone, one minute at most\nkubectl wait --for=delete pod/web --timeout=60s",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the objects")
      .filter(({ name }) => name !== "kustomize")
      .map((flag) => (flag.name === "recursive" ? { ...flag, default: "true" } : flag)),
    allFlag,
    allNamespacesFlag,
    fieldSelectorFlag,
    localFlag,
    selectorFlag,
    {
      name: "for",
      type: "string",
      usage:
        "What to wait for: [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]].",
    },
    {
      name: "timeout",
      type: "duration",
      default: "30s",
      usage: "How long to wait. Zero looks once, a negative value waits a week.",
    },
  ],
  complete: completeResources(),
  *run(invocation) {
    const wanted = parseCondition(invocation.flags.text("for"));
    return yield* withSession((session) => run(session, wanted))(invocation);
  },
};

function* run(session: Session, wanted: WaitFor): Task<number> {
  const { flags } = session;
  if (flags.bool("local")) throw notSimulated("--local");
  const timeout = flags.number("timeout");
  const deadline = deadlineAfter(session, timeout < 0 ? week : Math.max(timeout, 1));
  const named = yield* resolveTargets(session, {
    labelSelector: flags.text("selector"),
    fieldSelector: flags.text("field-selector"),
    allNamespaces: flags.bool("all-namespaces"),
    selectsAll: flags.bool("all"),
    takesAll: flags.bool("all"),
  });
  const say = yield* successPrinter({ invocation: session, dryRun: "none" });
  let count = 0;
  for (const target of named.targets) {
    for (const found of yield* objectsOf(session, target, { wanted, deadline })) {
      count++;
      yield* session.print(say(yield* waitForOne(session, found, { wanted, deadline }), "condition met"));
    }
  }
  if (count === 0 && wanted.is !== "delete") throw new CommandError("no matching resources found");
  return 0;
}

interface Waiting {
  readonly wanted: WaitFor;
  readonly deadline: Instant | undefined;
}

function* objectsOf(session: Session, target: Target, waiting: Waiting): Task<readonly Found[]> {
  if (waiting.wanted.is === "create" && target.is === "one")
    return [yield* waitForCreation(session, target, waiting)];
  try {
    return yield* expand(session, target);
  } catch (error) {
    if (waiting.wanted.is === "delete" && isNotFound(error)) return [];
    throw error;
  }
}

/** Asks every half second. */
function* waitForCreation(session: Session, target: OneTarget, { deadline }: Waiting): Task<Found> {
  const { kernel } = session.process;
  for (;;) {
    try {
      return { ...target, object: yield* getObject(session, target) };
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    if (deadline !== undefined && kernel.now >= deadline)
      throw new CommandError("timed out waiting for the condition");
    yield* kernel.sleep(500 * millisecond);
  }
}

function timedOut({ resource, name }: OneTarget): CommandError {
  return new CommandError(`timed out waiting for the condition on ${resource.plural}/${name}`);
}

function* waitForOne(session: Session, found: Found, { wanted, deadline }: Waiting): Task<KubeObject> {
  if (wanted.is === "create") return found.object;
  if (wanted.is === "delete") {
    const left = deadline === undefined ? 0 : Math.max(1, deadline - session.process.kernel.now);
    yield* waitUntilGone(session, { ...found, uid: found.object.metadata?.uid }, left);
    return found.object;
  }
  if (wanted.holds(fieldsOf(found.object))) return found.object;
  const isMet = yield* awaitObject(session, found, {
    resourceVersion: found.object.metadata?.resourceVersion ?? "0",
    deadline,
    *onEvent({ type, object }) {
      return type !== "DELETED" && wanted.holds(object);
    },
  });
  if (!isMet) throw timedOut(found);
  return found.object;
}
