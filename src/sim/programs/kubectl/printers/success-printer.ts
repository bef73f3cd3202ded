import type { Task } from "../../../kernel/task.ts";
import type { Invocation } from "../../cobra/command.ts";
import { dryRunSuffix, type DryRun } from "../flags/dry-run.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { kindAndName, objectPrinter, type ObjectPrinter } from "./object-printer.ts";

export interface SuccessOptions {
  readonly invocation: Pick<Invocation, "process" | "flags">;
  readonly dryRun: DryRun;
  readonly isTyped?: boolean;
}

/** Prints an object as `-o` asks, or says what was done with it: `deployment.apps/web created (dry run)`. */
export function* successPrinter({
  invocation,
  dryRun,
  isTyped = false,
}: SuccessOptions): Task<(object: KubeObject, done: string) => string> {
  const printer: ObjectPrinter | undefined = yield* objectPrinter({ invocation, isTyped });
  if (printer !== undefined) return (object) => printer(object);
  return (object, done) => `${kindAndName(object)} ${done}${dryRunSuffix(dryRun)}\n`;
}
