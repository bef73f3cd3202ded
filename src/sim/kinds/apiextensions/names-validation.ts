import type { DefinitionNames } from "../../api/customresources/definition.ts";
import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { dns1035Label } from "../../api/names.ts";

export function labelErrors(field: string, name = ""): readonly FieldError[] {
  const wrong = dns1035Label(name);
  return wrong === undefined ? [] : [invalidValue(field, name, wrong)];
}

/** Which names a definition must have, and what they may look like. Of a status none is required. */
export function nameErrors(names: Partial<DefinitionNames>, path = "spec.names"): readonly FieldError[] {
  const { plural = "", singular = "", kind = "", listKind = "", shortNames = [], categories = [] } = names;
  const all = { plural, singular, kind, listKind };
  const isSpec = path === "spec.names";
  const missing = Object.entries(all).filter(([, name]) => isSpec && name === "");
  return [
    ...missing.map(([field]) => required(`${path}.${field}`)),
    ...(plural === "" ? [] : labelErrors(`${path}.plural`, plural)),
    ...(singular === "" ? [] : labelErrors(`${path}.singular`, singular)),
    ...kindErrors(`${path}.kind`, kind),
    ...kindErrors(`${path}.listKind`, listKind),
    ...shortNames.flatMap((name, index) => labelErrors(`${path}.shortNames[${index}]`, name)),
    ...(kind !== "" && kind === listKind
      ? [invalidValue(`${path}.listKind`, listKind, "kind and listKind may not be the same")]
      : []),
    ...categories.flatMap((name, index) => labelErrors(`${path}.categories[${index}]`, name)),
  ];
}

function kindErrors(field: string, kind: string): readonly FieldError[] {
  const wrong = kind === "" ? undefined : dns1035Label(kind.toLowerCase());
  if (wrong === undefined) return [];
  return [invalidValue(field, kind, `may have mixed case, but should otherwise match: ${wrong}`)];
}
