import { all, type LabelTest, type Requirement } from "./label-selector.ts";
import { wrongsOfLabelValue, wrongsOfQualifiedName } from "./qualified-name.ts";
import { SelectorError } from "./selector-error.ts";

const token = /\s*(?:(!=|==|=|!|\(|\)|,|<|>)|([^\s!=(),<>]+))/y;
const symbols: ReadonlySet<string> = new Set(["!=", "==", "=", "!", "(", ")", ",", "<", ">"]);

/** The tokens of a selector, first one last: they are taken from the end. The empty text stands for the end. */
function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (match === null) break;
    tokens.push(match[1] ?? match[2] ?? "");
  }
  return tokens.toReversed();
}

/** What is next, without taking it. */
function next(tokens: readonly string[]): string {
  return tokens.at(-1) ?? "";
}

function take(tokens: string[]): string {
  return tokens.pop() ?? "";
}

function isIdentifier(text: string): boolean {
  return text !== "" && !symbols.has(text);
}

/**
 * Reads a label selector's text: `app=web,tier in (a, b),!old,env!=dev`. Throws SelectorError in Go's words.
 * @models staging/src/k8s.io/apimachinery/pkg/labels/selector.go Parse, 1.33
 */
export function parseLabelSelector(text: string): LabelTest {
  const requirements: Requirement[] = [];
  const tokens = tokenize(text);
  while (tokens.length > 0) {
    const first = next(tokens);
    if (!isIdentifier(first) && first !== "!") {
      throw new SelectorError(`found '${first}', expected: !, identifier, or 'end of string'`);
    }
    requirements.push(readRequirement(tokens));
    const separator = take(tokens);
    if (separator === "") break;
    if (separator !== ",") throw new SelectorError(`found '${separator}', expected: ',' or 'end of string'`);
    const following = next(tokens);
    if (!isIdentifier(following) && following !== "!") {
      throw new SelectorError(`found '${following}', expected: identifier after ','`);
    }
  }
  return all(requirements);
}

function readRequirement(tokens: string[]): Requirement {
  try {
    return parseRequirement(tokens);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new SelectorError(`unable to parse requirement: ${error.message}`);
  }
}

function parseRequirement(tokens: string[]): Requirement {
  const first = take(tokens);
  const isAbsent = first === "!";
  const key = isAbsent ? take(tokens) : first;
  if (!isIdentifier(key)) throw new SelectorError(`found '${key}', expected: identifier`);
  const wrongs = wrongsOfQualifiedName(key);
  if (wrongs.length > 0) throw invalid("<nil>", key, wrongs.join("; "));
  if (isAbsent) return { key, operator: "DoesNotExist", values: [] };
  const following = next(tokens);
  if (following === "" || following === ",") return { key, operator: "Exists", values: [] };
  const operator = comparison(take(tokens));
  const values = operator.isSet ? parseValues(tokens) : [parseValue(tokens)];
  checkValues(key, operator.is, values);
  return { key, operator: operator.is, values };
}

const comparisons: Readonly<
  Record<string, { readonly is: Requirement["operator"]; readonly isSet: boolean }>
> = {
  in: { is: "In", isSet: true },
  notin: { is: "NotIn", isSet: true },
  "=": { is: "In", isSet: false },
  "==": { is: "In", isSet: false },
  "!=": { is: "NotIn", isSet: false },
  ">": { is: "GreaterThan", isSet: false },
  "<": { is: "LessThan", isSet: false },
};

function comparison(operator: string): (typeof comparisons)[string] {
  const known = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (known !== undefined) return known;
  throw new SelectorError(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
}

/** A list in parentheses; what is missing in it is the empty value. */
function parseValues(tokens: string[]): readonly string[] {
  const open = take(tokens);
  if (open !== "(") throw new SelectorError(`found '${open}' expected: '('`);
  const first = next(tokens);
  if (first === ")") {
    take(tokens);
    return [""];
  }
  if (!isIdentifier(first) && first !== ",") {
    throw new SelectorError(`found '${first}', expected: ',', ')' or identifier`);
  }
  return parseIdentifiers(tokens);
}

function parseIdentifiers(tokens: string[]): readonly string[] {
  const values: string[] = [];
  for (;;) {
    const one = take(tokens);
    const following = next(tokens);
    if (isIdentifier(one)) {
      values.push(one);
      if (following !== "," && following !== ")") {
        throw new SelectorError(`found '${following}', expected: ',' or ')'`);
      }
    } else if (one === ",") {
      const isEmpty = values.length === 0 || following === ")" || following === ",";
      if (isEmpty) values.push("");
      if (following === ",") take(tokens);
    } else throw new SelectorError(`found '${one}', expected: ',', or identifier`);
    if (next(tokens) === ")") {
      take(tokens);
      return [...new Set(values)].toSorted();
    }
  }
}

function parseValue(tokens: string[]): string {
  const value = next(tokens);
  if (value === "" || value === ",") return "";
  if (!isIdentifier(value)) throw new SelectorError(`found '${value}', expected: identifier`);
  return take(tokens);
}

function checkValues(key: string, operator: Requirement["operator"], values: readonly string[]): void {
  const isOrder = operator === "GreaterThan" || operator === "LessThan";
  for (const [index, value] of values.entries()) {
    if (isOrder && !/^[-+]?\d+$/.test(value)) {
      throw invalid(`values[${index}]`, value, "for 'Gt', 'Lt' operators, the value must be an integer");
    }
    const wrongs = wrongsOfLabelValue(value);
    if (wrongs.length > 0) throw invalid(`values[${index}][${key}]`, value, wrongs.join("; "));
  }
}

function invalid(field: string, value: string, why: string): SelectorError {
  return new SelectorError(`${field}: Invalid value: ${JSON.stringify(value)}: ${why}`);
}
