import { assert } from "../kernel/assert.ts";
import { need, type Task } from "../kernel/task.ts";
import type { Instant } from "../kernel/time.ts";
import type { HttpRequest } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { qualified } from "../wire/resource.ts";
import type { Column } from "./column.ts";
import type { FieldError } from "./field-error.ts";
import type { Form } from "./form.ts";
import type { NameRule } from "./names.ts";
import { isTypedClient } from "./request-info.ts";

/**
 * What people see of a kind: the checks on what they write, and the tables that they read. Components write what is
 * right and read no tables, so that this code is loaded when the first person comes.
 */
export interface Rules<T extends Stored> {
  /** What names may look like; DNS subdomains unless told. */
  readonly names?: NameRule;
  /** What is wrong with the object as it would be stored. */
  readonly validate?: (object: T, old: T | undefined, context: RuleContext) => readonly FieldError[];
  /** What is found before all else, names included, and stands alone in the refusal. */
  readonly validateFirst?: (object: T, old: T | undefined, context: RuleContext) => readonly FieldError[];
  /** What is wrong with a write of the subresource status; nothing unless told. */
  readonly validateStatus?: (object: T, old: T, context: RuleContext) => readonly FieldError[];
  /** Warnings that accompany an answer: `Warning: ...` in kubectl. */
  readonly warnings?: (object: T, old: T | undefined, context: RuleContext) => readonly string[];
  /** Columns between Name and the end; Name itself is generic. */
  readonly columns: readonly Column<T>[];
}

/** What checks may depend on beside the object. */
export interface RuleContext {
  /** 33 for Kubernetes 1.33. */
  readonly minor: number;
  readonly now: Instant;
  /** Of an update that is not of the object itself. */
  readonly subresource?: string;
}

export type RulesByResource = ReadonlyMap<string, Rules<Stored>>;

/** The rules for a request that needs them; undefined for a component's. */
export function* rulesFor({ kind, served }: Form, request: HttpRequest): Task<Rules<Stored> | undefined> {
  const writes = request.method !== "GET" && request.method !== "DELETE" && !isTypedClient(request);
  if (!writes && !wantsTable(request)) return undefined;
  const { rules } = yield* need(kind.rules);
  const found = rules.get(qualified(kind.resource));
  assert(found !== undefined, `the rules of ${qualified(kind.resource)} are listed`);
  return served?.rules === undefined ? found : { ...found, ...(yield* need(served.rules)).rules };
}

/** The form that a client asks for. */
export function wantsTable({ headers }: HttpRequest): boolean {
  return headers["accept"]?.includes("as=Table") ?? false;
}
