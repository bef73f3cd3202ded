import { Optional } from "@marcbachmann/cel-js";
import { isObject, jsonEqual } from "../../wire/json.ts";
import { evaluationEnvironment } from "../cel/environment.ts";
import { Expression } from "../cel/expression.ts";
import { duplicate, forbiddenField, invalidValue, required, type FieldError } from "../field-error.ts";
import { celValueOf } from "./cel-types.ts";
import type { RuleCheck, RuleFindings } from "./custom-rules.ts";
import { namesIn } from "./field-path.ts";
import { additionalSchema, itemSchema, own, type Schema, type ValidationRule } from "./schema.ts";

/** A rule, compiled. */
interface CompiledRule {
  readonly rule: ValidationRule;
  readonly expression: Expression;
  readonly message: Expression | undefined;
  /** It compares with what was before: nothing is asked of new values. */
  readonly isTransition: boolean;
}

const compiled = new WeakMap<Schema, readonly CompiledRule[]>();

function compiledRules(schema: Schema): readonly CompiledRule[] {
  let rules = compiled.get(schema);
  if (rules === undefined) {
    rules = (schema["x-kubernetes-validations"] ?? []).flatMap((rule) => compile(rule) ?? []);
    compiled.set(schema, rules);
  }
  return rules;
}

/** Undefined for what another version of this program may have let pass. */
function compile(rule: ValidationRule): CompiledRule | undefined {
  try {
    const { messageExpression = "", optionalOldSelf } = rule;
    const environment = evaluationEnvironment(optionalOldSelf);
    const expression = new Expression(rule.rule, environment);
    const message = messageExpression === "" ? undefined : new Expression(messageExpression, environment);
    return { rule, expression, message, isTransition: expression.uses("oldSelf") };
  } catch {
    return undefined;
  }
}

/**
 * Checks objects by the rules of a schema. What a rule found wrong before may stay as it was (`ratchets`).
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go, 1.33
 */
export function ruleCheck(root: Schema): RuleCheck {
  return (object, old, ratchets) => {
    const findings: Findings = { errors: [], ratcheted: [], ratchets };
    check(object, root, { path: "", old, isRoot: true, findings });
    return findings;
  };
}

interface Findings extends RuleFindings {
  readonly errors: FieldError[];
  readonly ratcheted: FieldError[];
  readonly ratchets: boolean;
}

interface Place {
  readonly path: string;
  /** The value that this one replaces; undefined if there is none, or if nothing says which. */
  readonly old: unknown;
  readonly isRoot: boolean;
  readonly findings: Findings;
}

function check(value: unknown, schema: Schema, place: Place): void {
  for (const rule of compiledRules(schema)) {
    const error = ruleError(rule, { value, schema, place });
    if (error === undefined) continue;
    const { findings, old } = place;
    const isOld = findings.ratchets && !rule.isTransition && old !== undefined && jsonEqual(value, old);
    (isOld ? findings.ratcheted : findings.errors).push(error);
  }
  if (Array.isArray(value)) checkItems(value, schema, place);
  else if (isObject(value)) checkFields(value, schema, place);
}

function checkItems(list: readonly unknown[], schema: Schema, place: Place): void {
  const items = itemSchema(schema);
  if (items === undefined) return;
  const before = correlated(schema, place.old);
  for (const [index, item] of list.entries()) {
    const isRoot = items["x-kubernetes-embedded-resource"] === true;
    check(item, items, { ...place, path: `${place.path}[${index}]`, old: before(item), isRoot });
  }
}

function correlated(schema: Schema, old: unknown): (item: unknown) => unknown {
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  if (!Array.isArray(old) || schema["x-kubernetes-list-type"] !== "map") return () => undefined;
  const keyOf = (item: unknown): string =>
    JSON.stringify(keys.map((key) => (isObject(item) ? item[key] : undefined)));
  const known = new Map(old.map((item: unknown) => [keyOf(item), item]));
  return (item) => known.get(keyOf(item));
}

function checkFields(object: Readonly<Record<string, unknown>>, schema: Schema, place: Place): void {
  const others = additionalSchema(schema);
  const isCorrelated = schema["x-kubernetes-map-type"] !== "atomic";
  for (const [name, value] of Object.entries(object)) {
    const part = own(schema.properties, name) ?? others;
    if (part === undefined || value === undefined) continue;
    const isProperty = own(schema.properties, name) !== undefined;
    const path = isProperty ? join(place.path, name) : `${place.path}[${name}]`;
    const old = isCorrelated && isObject(place.old) ? own(place.old, name) : undefined;
    check(value, part, { ...place, path, old, isRoot: part["x-kubernetes-embedded-resource"] === true });
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

interface Judging {
  readonly value: unknown;
  readonly schema: Schema;
  readonly place: Place;
}

function ruleError(compiledRule: CompiledRule, judging: Judging): FieldError | undefined {
  const { rule, expression, isTransition } = compiledRule;
  const { value, schema, place } = judging;
  if (isTransition && place.old === undefined && rule.optionalOldSelf !== true) return undefined;
  const variables = variablesFor(rule, judging);
  const result = expression.evaluate(variables);
  if ("error" in result)
    return invalidValue(place.path || "<nil>", typeOf(schema, value), failed(result.error, rule));
  if (result.value === true) return undefined;
  const said = messageOf(compiledRule, variables);
  return refusal(rule, { path: pathOf(place.path, rule.fieldPath ?? ""), type: typeOf(schema, value), said });
}

function variablesFor(
  { optionalOldSelf }: ValidationRule,
  { value, schema, place }: Judging,
): Readonly<Record<string, unknown>> {
  const self = celValueOf(value, schema, place.isRoot);
  const old = place.old === undefined ? undefined : celValueOf(place.old, schema, place.isRoot);
  if (optionalOldSelf !== true) return { self, oldSelf: old };
  return { self, oldSelf: old === undefined ? Optional.none() : Optional.of(old) };
}

function typeOf({ type = "" }: Schema, value: unknown): string {
  return type === "" && isObject(value) ? "object" : type;
}

function told({ message = "", rule }: ValidationRule): string {
  return message.trim() === "" ? rule.trim() : message.trim();
}

/** Why a rule could not be asked. */
function failed(error: string, rule: ValidationRule): string {
  if (error.startsWith("no such overload")) {
    return `'${error}': call arguments did not match a supported operator, function or macro signature for rule: ${told(rule)}`;
  }
  if (error.startsWith("operation cancelled")) {
    return `'${error}': no further validation rules will be run due to call cost exceeds limit for rule: ${told(rule)}`;
  }
  return `${error} evaluating rule: ${told(rule)}`;
}

const messageMax = 5120;

function messageOf({ rule, message }: CompiledRule, variables: Readonly<Record<string, unknown>>): string {
  const result = message?.evaluate(variables);
  if (result !== undefined && "value" in result && typeof result.value === "string") {
    const text = result.value.trim();
    if (text !== "" && !/[\n\r]/.test(text) && text.length <= messageMax) return text;
  }
  return (rule.message ?? "").trim() === ""
    ? `failed rule: ${rule.rule.trim()}`
    : (rule.message ?? "").trim();
}

function pathOf(path: string, fieldPath: string): string {
  if (fieldPath === "") return path === "" ? "<nil>" : path;
  let result = path;
  for (const [index, name] of (namesIn(fieldPath) ?? []).entries()) {
    result = isQuoted(fieldPath, index) ? `${result}[${name}]` : join(result, name);
  }
  return result;
}

/** Whether the step of a path at this index is `['name']`. */
function isQuoted(fieldPath: string, index: number): boolean {
  const steps = fieldPath.match(/\.[A-Za-z_$][\w$-]*|\['(?:[^'\\]|\\.)*'\]/g) ?? [];
  return steps[index]?.startsWith("[") ?? false;
}

interface Said {
  readonly path: string;
  readonly type: string;
  readonly said: string;
}

function refusal({ reason }: ValidationRule, { path, type, said }: Said): FieldError {
  if (reason === "FieldValueForbidden") return forbiddenField(path, said);
  if (reason === "FieldValueRequired") return required(path, said);
  return reason === "FieldValueDuplicate" ? duplicate(path, type) : invalidValue(path, type, said);
}
