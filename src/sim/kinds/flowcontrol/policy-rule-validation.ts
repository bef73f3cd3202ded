import type {
  NonResourcePolicyRule,
  PolicyRulesWithSubjects,
  ResourcePolicyRule,
} from "kubernetes-types/flowcontrol/v1";
import { GoText, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { dnsLabel } from "../../api/names.ts";
import { goStrings } from "../go-syntax.ts";
import { validateSubject } from "./subject-validation.ts";

const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];

/** @models pkg/apis/flowcontrol/validation/validation.go ValidateFlowSchemaPolicyRulesWithSubjects, 1.33 */
export function validatePolicyRules(field: string, rule: PolicyRulesWithSubjects): readonly FieldError[] {
  const { resourceRules = [], nonResourceRules = [] } = rule;
  // Go always writes the list, if need be as null.
  const subjects = (rule.subjects as PolicyRulesWithSubjects["subjects"] | null | undefined) ?? [];
  const isEmpty = resourceRules.length + nonResourceRules.length === 0;
  return [
    ...(subjects.length === 0
      ? [required(`${field}.subjects`, "subjects must contain at least one value")]
      : []),
    ...subjects.flatMap((subject, index) => validateSubject(`${field}.subjects[${index}]`, subject)),
    ...(isEmpty
      ? [required(field, "at least one of resourceRules and nonResourceRules has to be non-empty")]
      : []),
    ...resourceRules.flatMap((one, index) => resourceErrors(`${field}.resourceRules[${index}]`, one)),
    ...nonResourceRules.flatMap((one, index) => pathErrors(`${field}.nonResourceRules[${index}]`, one)),
  ];
}

type Items = readonly string[] | null | undefined;

/** A star stands alone. */
function starErrors(field: string, items: readonly string[], what: string): readonly FieldError[] {
  if (items.length < 2 || !items.includes("*")) return [];
  const shown = new GoText(goStrings(items));
  return [invalidValue(field, shown, `if '*' is present, must not specify other ${what}`)];
}

function verbErrors(field: string, given: Items): readonly FieldError[] {
  const items = given ?? [];
  if (items.length === 0) return [required(field, "verbs must contain at least one value")];
  if (items.includes("*")) return starErrors(field, items, "verbs");
  return items.every((verb) => verbs.includes(verb))
    ? []
    : [unsupported(field, new GoText(goStrings(items)), verbs)];
}

function resourceErrors(field: string, rule: ResourcePolicyRule): readonly FieldError[] {
  const apiGroups = (rule.apiGroups as Items) ?? [];
  const resources = (rule.resources as Items) ?? [];
  return [
    ...verbErrors(`${field}.verbs`, rule.verbs),
    ...(apiGroups.length === 0
      ? [required(`${field}.apiGroups`, "resource rules must supply at least one api group")]
      : starErrors(`${field}.apiGroups`, apiGroups, "api groups")),
    ...(resources.length === 0
      ? [required(`${field}.resources`, "resource rules must supply at least one resource")]
      : starErrors(`${field}.resources`, resources, "resources")),
    ...namespaceErrors(`${field}.namespaces`, rule),
  ];
}

function namespaceErrors(
  field: string,
  { namespaces: given, clusterScope = false }: ResourcePolicyRule,
): readonly FieldError[] {
  const namespaces = (given as Items) ?? [];
  if (namespaces.length === 0) {
    const why = "resource rules that are not cluster scoped must supply at least one namespace";
    return clusterScope ? [] : [required(field, why)];
  }
  if (namespaces.includes("*")) return starErrors(field, namespaces, "namespaces");
  return namespaces.flatMap((name, index) => {
    const wrong = dnsLabel(name);
    const intro = "each member of this list must be '*' or a DNS-1123 label; ";
    return wrong === undefined ? [] : [invalidValue(`${field}[${index}]`, name, intro + wrong)];
  });
}

function pathErrors(field: string, rule: NonResourcePolicyRule): readonly FieldError[] {
  const paths = (rule.nonResourceURLs as Items) ?? [];
  const place = `${field}.nonResourceURLs`;
  const errors = verbErrors(`${field}.verbs`, rule.verbs);
  if (paths.length === 0) {
    return [...errors, required(place, "nonResourceURLs must contain at least one value")];
  }
  if (paths.includes("*")) return [...errors, ...starErrors(place, paths, "non-resource URLs")];
  const wrongs = paths.flatMap((path, index) => {
    const wrong = wrongPath(path);
    return wrong === undefined ? [] : [invalidValue(`${place}[${index}]`, path, wrong)];
  });
  return [...errors, ...wrongs];
}

/** @models pkg/apis/flowcontrol/validation/validation.go ValidateNonResourceURLPath, 1.33 */
function wrongPath(path: string): string | undefined {
  if (path === "") return "must not be empty";
  if (path === "/") return undefined;
  if (!path.startsWith("/")) return "must start with slash";
  if (path.includes(" ")) return "must not contain white-space";
  if (path.includes("//")) return "must not contain double slash";
  const star = path.indexOf("*");
  const isSuffix = star === path.length - 1 && path.endsWith("/*");
  return star < 0 || isSuffix ? undefined : "wildcard can only do suffix matching";
}
