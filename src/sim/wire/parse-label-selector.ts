import { all, type LabelTest, type Requirement } from "./label-selector.ts";
import { SelectorError } from "./selector-error.ts";

const token = /\s*(?:(!=|==|=|!|\(|\)|,|<|>)|([^\s!=(),<>]+))/y;

function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (match === null) break;
    tokens.push(match[1] ?? match[2] ?? "");
  }
  return tokens;
}

/**
 * Reads a label selector's text: `app=web,tier in (a, b),!old,env!=dev`.
 * @models staging/src/k8s.io/apimachinery/pkg/labels/selector.go Parse, 1.33
 */
export function parseLabelSelector(text: string): LabelTest {
  const requirements: Requirement[] = [];
  const tokens = [...tokenize(text)].toReversed();
  while (tokens.length > 0) {
    requirements.push(readRequirement(tokens));
    const separator = tokens.pop();
    if (separator === undefined) break;
    if (separator !== ",") throw new SelectorError(`found '${separator}', expected: ',' or 'end of string'`);
    if (tokens.length === 0) throw new SelectorError("found '', expected: identifier after ','");
  }
  return all(requirements);
}

function readRequirement(tokens: string[]): Requirement {
  try {
    return parseRequirement(tokens);
  } catch (error) {
    if (error instanceof SelectorError)
      throw new SelectorError(`unable to parse requirement: ${error.message}`);
    throw error;
  }
}

/** Takes its tokens from the end of the list, where the first one is. */
function parseRequirement(tokens: string[]): Requirement {
  let key = tokens.pop() ?? "";
  const isAbsent = key === "!";
  if (isAbsent) key = tokens.pop() ?? "";
  validateKey(key);
  if (isAbsent) return { key, operator: "DoesNotExist", values: [] };
  const operator = tokens.at(-1);
  if (operator === undefined || operator === ",") return { key, operator: "Exists", values: [] };
  tokens.pop();
  if (operator === "in" || operator === "notin") {
    return { key, operator: operator === "in" ? "In" : "NotIn", values: parseValues(tokens) };
  }
  return { key, operator: comparison(operator), values: [parseValue(tokens)] };
}

function comparison(operator: string): Requirement["operator"] {
  if (operator === "=" || operator === "==") return "In";
  if (operator === "!=") return "NotIn";
  if (operator === ">") return "GreaterThan";
  if (operator === "<") return "LessThan";
  throw new SelectorError(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
}

function parseValues(tokens: string[]): readonly string[] {
  const open = tokens.pop() ?? "";
  if (open !== "(") throw new SelectorError(`found '${open}' expected: '('`);
  const values: string[] = [];
  for (;;) {
    const value = tokens.pop() ?? "";
    if (value === ")") return values;
    if (value === "") throw new SelectorError("found '', expected: ',', or ')'");
    if (value !== ",") values.push(value);
  }
}

function parseValue(tokens: string[]): string {
  const value = tokens.at(-1);
  if (value === undefined || value === ",") return "";
  if (/^[!=(),<>]+$/.test(value)) throw new SelectorError(`found '${value}', expected: identifier`);
  tokens.pop();
  validateValue(value);
  return value;
}

const name = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/;

function validateKey(key: string): void {
  const slash = key.lastIndexOf("/");
  if (key !== "" && name.test(key.slice(slash + 1))) return;
  throw new SelectorError(
    `<nil>: Invalid value: ${JSON.stringify(key)}: name part must consist of alphanumeric characters, '-', '_' or '.', ` +
      "and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', " +
      "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
  );
}

function validateValue(value: string): void {
  if (value === "" || name.test(value)) return;
  throw new SelectorError(
    `values[0][key]: Invalid value: ${JSON.stringify(value)}: a valid label must be an empty string or consist of ` +
      "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
      "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
  );
}
