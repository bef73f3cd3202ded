import { SelectorError } from "./selector-error.ts";

/** One term of a field selector: `status.phase!=Running`. */
export interface FieldTerm {
  readonly field: string;
  readonly value: string;
  readonly isEqual: boolean;
}

/**
 * Reads `metadata.name=web,spec.nodeName!=a`. A backslash escapes a comma, an equals sign or itself.
 * @models staging/src/k8s.io/apimachinery/pkg/fields/selector.go ParseSelector, 1.33
 */
export function parseFieldSelector(text: string): readonly FieldTerm[] {
  return split(text)
    .filter((term) => term !== "")
    .map((term) => parseTerm(term, text));
}

function split(text: string): readonly string[] {
  const terms: string[] = [""];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === ",") terms.push("");
    else terms.push((terms.pop() ?? "") + (char === "\\" ? char + text.charAt(++index) : char));
  }
  return terms;
}

function parseTerm(term: string, text: string): FieldTerm {
  const match = /^([^!=]*)(!=|==|=)(.*)$/s.exec(term);
  if (match === null) throw new SelectorError(`invalid selector: '${text}'; can't understand '${term}'`);
  const [, field = "", operator, value = ""] = match;
  return { field, isEqual: operator !== "!=", value: value.replaceAll(/\\([\\,=])/g, "$1") };
}

/** The one name that a selector asks for by `metadata.name=`, if it does and the name fits into a path. */
export function exactName(selector: string): string | undefined {
  const name = /(?:^|,)metadata\.name==?([^,!=\\]+)(?:,|$)/.exec(selector)?.[1];
  return name === undefined || name === "." || name === ".." || /[/%]/.test(name) ? undefined : name;
}
