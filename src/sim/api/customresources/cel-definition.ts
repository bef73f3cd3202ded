import type { Environment } from "@marcbachmann/cel-js";
import { shownFinding } from "../cel/compile-error.ts";
import { checkEnvironment } from "../cel/environment.ts";
import { Expression } from "../cel/expression.ts";
import { celIdentifier } from "../cel/identifier.ts";
import { checkExpression } from "../cel/typed-check.ts";
import { GoText, invalidValue, type FieldError } from "../field-error.ts";
import { declareType } from "./cel-types.ts";
import { additionalSchema, itemSchema, own, type Schema, type ValidationRule } from "./schema.ts";

interface Place {
  readonly path: string;
  readonly isRoot: boolean;
  /** Within this part of the schema nothing says which old value belongs to a new one. */
  readonly uncorrelated?: string;
}

/**
 * What is wrong with the expressions of a schema's rules.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/compilation.go Compile, 1.33
 */
export function celErrorsOf(root: Schema, path: string): readonly FieldError[] {
  return errorsBelow(root, { path, isRoot: true });
}

function errorsBelow(schema: Schema, place: Place): readonly FieldError[] {
  const { path, uncorrelated } = place;
  const items = itemSchema(schema);
  const others = additionalSchema(schema);
  const inMap = uncorrelated ?? (schema["x-kubernetes-map-type"] === "atomic" ? path : undefined);
  const inList = uncorrelated ?? (schema["x-kubernetes-list-type"] === "map" ? undefined : path);
  const below = (suffix: string, part: Schema, lost: string | undefined): readonly FieldError[] =>
    errorsBelow(part, {
      path: `${path}.${suffix}`,
      isRoot: part["x-kubernetes-embedded-resource"] === true,
      ...(lost === undefined ? {} : { uncorrelated: lost }),
    });
  return [
    ...ownErrors(schema, place),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
      below(`properties[${name}]`, part, inMap),
    ),
    ...(others === undefined ? [] : below("additionalProperties", others, inMap)),
    ...(items === undefined ? [] : below("items", items, inList)),
  ];
}

function ownErrors(schema: Schema, place: Place): readonly FieldError[] {
  const rules = schema["x-kubernetes-validations"] ?? [];
  if (rules.length === 0) return [];
  const environment = checkEnvironment();
  const type = declareType(schema, environment, { name: "selfType", isRoot: place.isRoot }) ?? "dyn";
  environment.registerVariable("self", type);
  const withOld = environment.clone().registerVariable("oldSelf", type);
  const withOptional = environment.clone().registerVariable("oldSelf", `optional<${type}>`);
  return rules.flatMap((rule, index) =>
    ruleErrors(rule, {
      schema,
      environment: rule.optionalOldSelf === true ? withOptional : withOld,
      path: `${place.path}.x-kubernetes-validations[${index}]`,
      uncorrelated: place.uncorrelated,
    }),
  );
}

interface Checking {
  readonly schema: Schema;
  readonly environment: Environment;
  readonly path: string;
  readonly uncorrelated: string | undefined;
}

function ruleErrors(
  rule: ValidationRule,
  { schema, environment, path, uncorrelated }: Checking,
): readonly FieldError[] {
  const shown = new GoText(goRule(rule));
  const wrong = wrongExpression(rule.rule, { schema, environment, type: "bool" });
  const errors: FieldError[] = [];
  if (wrong !== undefined) errors.push(invalidValue(`${path}.rule`, shown, wrong));
  const message = rule.messageExpression ?? "";
  const found =
    message === "" ? undefined : wrongExpression(message, { schema, environment, type: "string" });
  const wrongMessage = found?.replace(/^compilation failed/, "messageExpression compilation failed");
  if (wrongMessage !== undefined) errors.push(invalidValue(`${path}.messageExpression`, shown, wrongMessage));
  if (wrong !== undefined) return errors;
  const usesOld = new Expression(rule.rule).uses("oldSelf");
  if (usesOld && uncorrelated !== undefined) {
    const why = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${uncorrelated}`;
    errors.push(invalidValue(`${path}.rule`, rule.rule, why));
  }
  if (!usesOld && rule.optionalOldSelf !== undefined) {
    const why = "may not be set if oldSelf is not used in rule";
    errors.push(invalidValue(`${path}.optionalOldSelf`, rule.optionalOldSelf, why));
  }
  return errors;
}

interface Wanted {
  readonly schema: Schema;
  readonly environment: Environment;
  readonly type: "bool" | "string";
}

function wrongExpression(text: string, { schema, environment, type }: Wanted): string | undefined {
  const checked = checkExpression(text, environment);
  if ("error" in checked) return checked.error;
  const missing = missingField(text, schema);
  if (missing !== undefined) return `compilation failed: ${missing}`;
  if (checked.type === type || checked.type === "dyn") return undefined;
  return type === "bool"
    ? "cel expression must evaluate to a bool"
    : "messageExpression must evaluate to a string";
}

/** `has(self.a.b)` of what there cannot be: the checker lets it pass. */
function missingField(text: string, schema: Schema): string | undefined {
  for (const match of text.matchAll(/\bhas\(\s*(?:self|oldSelf)((?:\.\w+)+)\s*\)/g)) {
    let found: Schema | undefined = schema;
    for (const name of (match[1] ?? "").split(".").slice(1)) {
      if (found?.type !== "object" || additionalSchema(found) !== undefined) break;
      const next: Schema | undefined = fieldOf(found, name);
      if (next === undefined && !meta.has(name)) {
        return shownFinding({ at: match.index + 3, text: `undefined field '${name}'` }, text);
      }
      found = next;
    }
  }
  return undefined;
}

const meta = new Set(["metadata", "apiVersion", "kind", "name", "generateName"]);

function fieldOf(schema: Schema, identifier: string): Schema | undefined {
  const direct = own(schema.properties, identifier);
  if (direct !== undefined && celIdentifier(identifier) === identifier) return direct;
  return Object.entries(schema.properties ?? {}).find(([name]) => celIdentifier(name) === identifier)?.[1];
}

function goRule({
  rule,
  message = "",
  messageExpression = "",
  reason,
  fieldPath = "",
  optionalOldSelf,
}: ValidationRule): string {
  const pointer = (type: string, value: unknown): string =>
    value === undefined ? `(*${type})(nil)` : `(*${type})(0xc000a1b2c0)`;
  const text = (value: string): string => JSON.stringify(value);
  return (
    `apiextensions.ValidationRule{Rule:${text(rule)}, Message:${text(message)}, MessageExpression:${text(messageExpression)}, ` +
    `Reason:${pointer("apiextensions.FieldValueErrorReason", reason)}, FieldPath:${text(fieldPath)}, ` +
    `OptionalOldSelf:${pointer("bool", optionalOldSelf)}}`
  );
}
