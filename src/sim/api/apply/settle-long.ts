import { loadModule } from "../../kernel/module.ts";
import type { Stored } from "../../wire/object.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import type { Kind } from "../kind.ts";
import { applyModule } from "./apply-module.ts";
import { recordOf } from "./write-record.ts";

/** An object that is written for days and never looked at would keep all its past. */
const depthMax = 64;

/**
 * Looks at an object whose past has become long, so that it can be let go. What is found out is the same now or later:
 * this alone may ask whether code is there, since the world does not notice when it runs.
 */
export function settleIfLong(object: Stored, kind: Kind, minor: number): void {
  if ((recordOf(object)?.depth ?? 0) < depthMax) return;
  const schema = schemaFor(minor);
  const { value: apply } = applyModule;
  if (apply === undefined || schema.value === undefined) {
    // Code that cannot be had now is asked for again at the next write; until then the past is kept.
    for (const module of [applyModule, schema]) loadModule(module).catch(() => undefined);
    return;
  }
  apply.managedOf(object, { kind, typing: apply.typingOf(kind, minor, schema.value) });
}
