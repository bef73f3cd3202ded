import { codePointLength } from "./string-length.ts";
import { isObject, jsonEqual } from "../../wire/json.ts";
import { invalidValue, required, tooLong, tooMany, unsupported, type FieldError } from "../field-error.ts";
import { compiledPattern } from "./pattern.ts";
import { isOfFormat } from "./formats.ts";
import { shownValue } from "./go-value.ts";
import { itemSchema, own, type Schema } from "./schema.ts";

/** What is wrong with a value, and how many checks it took: of several alternatives, the one with most is told of. */
interface Outcome {
  readonly errors: FieldError[];
  checks: number;
}

/** Where a value is: its path, and the path of the whole, for messages. */
interface Place {
  /** `spec.replicas`; empty at the root. */
  readonly name: string;
  /** What stands before every path: `status` if only a status is checked. */
  readonly root: string;
  /** What was in this place before; what has not changed is not refused. */
  readonly old: unknown;
}

/** How a value is checked: where it is, and what was there before. */
export interface ValueOptions {
  readonly root?: string;
  readonly old?: unknown;
}

/**
 * What is wrong with a value by its schema, in the words of kube-openapi.
 * @models k8s.io/kube-openapi/pkg/validation/validate/schema.go Validate
 */
export function validateValue(
  value: unknown,
  schema: Schema,
  { root = "", old }: ValueOptions = {},
): readonly FieldError[] {
  return validated(value, schema, { name: "", root, old }).errors;
}

/** As `checked`, but nothing is wrong with what has been there before (CRDValidationRatcheting). */
function validated(value: unknown, schema: Schema, place: Place): Outcome {
  const outcome = checked(value, schema, place);
  const isOld = outcome.errors.length > 0 && place.old !== undefined && jsonEqual(value, place.old);
  return isOld ? { errors: [], checks: outcome.checks } : outcome;
}

function checked(value: unknown, schema: Schema, place: Place): Outcome {
  const outcome: Outcome = { errors: [], checks: 0 };
  const type = typeOf(value);
  const hasType = typesOf(schema).length > 0 || schema.format !== undefined;
  if (hasType) checkType(value, schema, { place, outcome });
  if (value === null) {
    checkEnum(value, schema, { place, outcome });
    return outcome;
  }
  if (hasType) outcome.checks++;
  checkAlternatives(value, schema, { place, outcome });
  outcome.checks += 2;
  if (typeof value === "string") checkString(value, schema, { place, outcome });
  if (type === "integer" || type === "number") checkNumber(value as number, schema, { place, outcome });
  if (Array.isArray(value)) checkList(value, schema, { place, outcome });
  checkEnum(value, schema, { place, outcome });
  if (isObject(value)) checkObject(value, schema, { place, outcome });
  outcome.checks += 2;
  return outcome;
}

interface Checking {
  readonly place: Place;
  readonly outcome: Outcome;
}

function merge(into: Outcome, { errors, checks }: Outcome): void {
  for (const error of errors) into.errors.push(error);
  into.checks += checks;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return isInt64(value) ? "integer" : "number";
  return typeof value;
}

/** What Go reads as an integer: anything larger is a float to it. */
function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63;
}

function typesOf({ type, "x-kubernetes-int-or-string": isBoth }: Schema): readonly string[] {
  if (isBoth === true) return ["integer", "string"];
  return type === undefined || type === "" ? [] : [type];
}

function report({ place, outcome }: Checking, value: unknown, message: string): void {
  outcome.errors.push(invalidValue(fieldOf(place), shownValue(value), `${place.name} in body ${message}`));
}

function fieldOf({ name, root }: Place): string {
  const path = name.startsWith(".") ? name.slice(1) : name;
  if (path === "") return root === "" ? "<nil>" : root;
  return root === "" ? path : `${root}.${path}`;
}

function within(place: Place, name: string, old: unknown): Place {
  return { ...place, name, old };
}

function checkType(value: unknown, schema: Schema, checking: Checking): void {
  const types = typesOf(schema);
  checking.outcome.checks++;
  if (types.length === 0) return;
  if (value === null) {
    if (schema.nullable !== true) refuseType("null", types, checking);
    return;
  }
  const type = typeOf(value);
  const isNumeric = types.includes("number") || types.includes("integer");
  if (schema.format !== undefined && !isNumeric && (type === "string" || type === "array")) return;
  if (types.includes(type) || (type === "integer" && types.includes("number"))) return;
  checking.outcome.checks--;
  refuseType(type, types, checking);
}

function refuseType(found: string, types: readonly string[], { place, outcome }: Checking): void {
  const message = `${place.name} in body must be of type ${types.join(",")}: "${found}"`;
  const error = invalidValue(fieldOf(place), found, message);
  outcome.errors.push({ ...error, reason: "FieldValueTypeInvalid" });
}

function checkEnum(value: unknown, schema: Schema, { place, outcome }: Checking): void {
  const values = schema.enum;
  if (values === undefined || values.length === 0) return;
  if (values.some((one) => jsonEqual(one, value))) return;
  const supported = values.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  outcome.errors.push(unsupported(fieldOf(place), shownValue(value), supported));
}

function checkString(value: string, schema: Schema, checking: Checking): void {
  const { format } = schema;
  const { place, outcome } = checking;
  checkText(value, schema, checking);
  if (format === undefined || isOfFormat(format, value)) return;
  const message = `${place.name} in body must be of type ${format}: ${JSON.stringify(value)}`;
  const error = invalidValue(fieldOf(place), value, message);
  outcome.errors.push({ ...error, reason: "FieldValueTypeInvalid" });
}

function checkText(value: string, schema: Schema, checking: Checking): void {
  const { minLength = 0, maxLength = Infinity, pattern = "" } = schema;
  const length = minLength === 0 && maxLength === Infinity ? 0 : codePointLength(value);
  if (length > maxLength) {
    checking.outcome.errors.push(tooLong(fieldOf(checking.place), maxLength));
  } else if (length < minLength) {
    report(checking, value, `should be at least ${minLength} chars long`);
  } else if (pattern !== "" && compiledPattern(pattern)?.test(value) === false) {
    report(checking, value, `should match '${pattern}'`);
  }
}

function checkNumber(value: number, schema: Schema, checking: Checking): void {
  const { multipleOf } = schema;
  checking.outcome.checks++;
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    report(checking, value, `should be a multiple of ${multipleOf}`);
  }
  checkRange(value, schema, checking);
}

function checkRange(value: number, schema: Schema, checking: Checking): void {
  const { maximum = Infinity, minimum = -Infinity } = schema;
  const isAbove = schema.exclusiveMinimum === true;
  const isBelow = schema.exclusiveMaximum === true;
  if (value < minimum || (isAbove && value === minimum)) {
    report(checking, value, `should be greater than ${isAbove ? "" : "or equal to "}${minimum}`);
  }
  if (value > maximum || (isBelow && value === maximum)) {
    report(checking, value, `should be less than ${isBelow ? "" : "or equal to "}${maximum}`);
  }
}

function isMultiple(value: number, factor: number): boolean {
  const times = factor < 1 ? (1 / factor) * value : value / factor;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

function checkList(list: readonly unknown[], schema: Schema, checking: Checking): void {
  const { minItems, maxItems } = schema;
  const { place, outcome } = checking;
  const items = itemSchema(schema);
  if (items !== undefined) {
    const before = correlated(schema, place.old);
    for (const [index, item] of list.entries()) {
      merge(outcome, validated(item, items, within(place, `${place.name}[${index}]`, before(item))));
    }
  }
  if (minItems !== undefined && list.length < minItems) {
    report(checking, list.length, `should have at least ${minItems} items`);
  }
  if (maxItems !== undefined && list.length > maxItems) {
    outcome.errors.push(tooMany(fieldOf(place), list.length, maxItems));
  }
  outcome.checks++;
}

/** Finds the old item that stood for the same as a new one: only lists with keys say which. */
function correlated(schema: Schema, old: unknown): (item: unknown) => unknown {
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  if (!Array.isArray(old) || schema["x-kubernetes-list-type"] !== "map" || keys.length === 0)
    return () => undefined;
  const keyOf = (item: unknown): string =>
    JSON.stringify(keys.map((key) => (isObject(item) ? item[key] : undefined)));
  const items = new Map(old.map((item: unknown) => [keyOf(item), item]));
  return (item) => items.get(keyOf(item));
}

type Fields = Readonly<Record<string, unknown>>;

function checkObject(object: Fields, schema: Schema, checking: Checking): void {
  const { place, outcome } = checking;
  checkSize(object, schema, checking);
  const { additionalProperties } = schema;
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const known = own(schema.properties, name);
    const before = isObject(place.old) ? own(place.old, name) : undefined;
    const path = `${place.name}.${name}`;
    if (known !== undefined) {
      merge(outcome, validated(value, known, within(place, place.name === "" ? name : path, before)));
    } else if (typeof additionalProperties === "object") {
      merge(outcome, validated(value, additionalProperties, within(place, path, before)));
    } else if (additionalProperties === false) {
      const message = `${place.name}.${name} in body is a forbidden property`;
      outcome.errors.push(invalidValue(fieldOf(place), name, message));
    }
  }
  for (const name of schema.required ?? []) {
    if (own(object, name) !== undefined) continue;
    const below = { ...place, name: place.name === "" ? name : `${place.name}.${name}` };
    outcome.errors.push(required(fieldOf(below)));
  }
}

function checkSize(object: Fields, { minProperties, maxProperties }: Schema, checking: Checking): void {
  if (minProperties === undefined && maxProperties === undefined) return;
  const { place, outcome } = checking;
  const count = Object.values(object).filter((value) => value !== undefined).length;
  if (minProperties !== undefined && count < minProperties) {
    report(checking, count, `should have at least ${minProperties} properties`);
  }
  if (maxProperties !== undefined && count > maxProperties) {
    outcome.errors.push(tooMany(fieldOf(place), count, maxProperties));
  }
}

function checkAlternatives(value: unknown, schema: Schema, checking: Checking): void {
  const { anyOf = [], oneOf = [], allOf = [], not } = schema;
  if (anyOf.length > 0) checkAnyOf(value, anyOf, checking);
  if (oneOf.length > 0) checkOneOf(value, oneOf, checking);
  if (allOf.length > 0) checkAllOf(value, allOf, checking);
  if (not !== undefined && validated(value, not, checking.place).errors.length === 0) {
    whole(checking, "must not validate the schema (not)");
  }
}

/** Errors about a value as a whole name no field but quote its path. */
function whole({ place: { name, root }, outcome }: Checking, message: string): void {
  outcome.errors.push(invalidValue(root === "" ? "<nil>" : root, "", `"${name}" ${message}`));
}

function best(outcomes: readonly Outcome[]): Outcome | undefined {
  let found: Outcome | undefined;
  for (const outcome of outcomes) if (found === undefined || outcome.checks > found.checks) found = outcome;
  return found;
}

function checkAnyOf(value: unknown, schemas: readonly Schema[], checking: Checking): void {
  const failures: Outcome[] = [];
  for (const schema of schemas) {
    const outcome = validated(value, schema, checking.place);
    if (outcome.errors.length === 0) return merge(checking.outcome, outcome);
    failures.push(outcome);
  }
  whole(checking, "must validate at least one schema (anyOf)");
  const failure = best(failures);
  if (failure !== undefined) merge(checking.outcome, failure);
}

function checkOneOf(value: unknown, schemas: readonly Schema[], checking: Checking): void {
  const outcomes = schemas.map((schema) => validated(value, schema, checking.place));
  const valid = outcomes.filter(({ errors }) => errors.length === 0);
  const [first] = valid;
  if (valid.length === 1 && first !== undefined) return merge(checking.outcome, first);
  const found = valid.length === 0 ? "Found none valid" : `Found ${valid.length} valid alternatives`;
  whole(checking, `must validate one and only one schema (oneOf). ${found}`);
  const failure = valid.length === 0 ? best(outcomes) : undefined;
  if (failure !== undefined) merge(checking.outcome, failure);
}

function checkAllOf(value: unknown, schemas: readonly Schema[], checking: Checking): void {
  const outcomes = schemas.map((schema) => validated(value, schema, checking.place));
  for (const outcome of outcomes) merge(checking.outcome, outcome);
  const valid = outcomes.filter(({ errors }) => errors.length === 0).length;
  if (valid === schemas.length) return;
  whole(checking, `must validate all the schemas (allOf)${valid === 0 ? ". None validated" : ""}`);
}
