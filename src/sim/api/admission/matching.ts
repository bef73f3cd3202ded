import type { LabelSelector } from "kubernetes-types/meta/v1";
import { labelTest } from "../../wire/label-selector.ts";
import type { Stored } from "../../wire/object.ts";
import { qualified, type Resource } from "../../wire/resource.ts";
import type { Machinery } from "../machinery.ts";
import type { Form } from "../form.ts";
import type { AdmissionRequest } from "./admission.ts";

/** Which operations on which resources somebody cares about. */
export interface Rule {
  readonly apiGroups?: readonly string[];
  readonly apiVersions?: readonly string[];
  readonly operations?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly scope?: string;
}

/** What webhooks and policies say about the requests that they want to see. */
export interface Matching {
  readonly matchPolicy?: string;
  readonly namespaceSelector?: LabelSelector;
  readonly objectSelector?: LabelSelector;
}

/** The version of a resource in which somebody wants to see it. */
export type Wanted = Pick<Resource, "group" | "version" | "plural" | "kind">;

function fits(patterns: readonly string[] | undefined, value: string): boolean {
  return patterns?.some((pattern) => pattern === "*" || pattern === value) ?? false;
}

/** Patterns are `pods`, `pods/status`, or have stars for any; the plain star is for no subresource. */
function fitsResource(patterns: readonly string[] | undefined, plural: string, subresource: string): boolean {
  return (
    patterns?.some((pattern) => {
      const [resource = "", sub = ""] = pattern.split("/");
      if (resource !== "*" && resource !== plural) return false;
      return sub === subresource || sub === "*";
    }) ?? false
  );
}

function fitsScope({ scope = "*" }: Rule, { resource }: AdmissionRequest): boolean {
  if (scope === "*") return true;
  return (scope === "Namespaced") === (resource.namespaced && resource.plural !== "namespaces");
}

function fitsRule(rule: Rule, request: AdmissionRequest, { group, version, plural }: Wanted): boolean {
  const { operation, subresource, name } = request;
  const names = rule.resourceNames ?? [];
  return (
    fits(rule.apiGroups, group) &&
    fits(rule.apiVersions, version) &&
    fits(rule.operations, operation) &&
    fitsResource(rule.resources, plural, subresource) &&
    fitsScope(rule, request) &&
    (names.length === 0 || names.includes(name))
  );
}

/**
 * The form of the resource that a list of rules is about; undefined if it is about others. Rules that care about one
 * version of a resource care about the same objects in any other, unless they want exact matches only.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/matching/matching.go matchesResourceRules, 1.33
 */
export function matchedForm(
  rules: readonly Rule[],
  request: AdmissionRequest,
  { matchPolicy, machinery }: { readonly matchPolicy: string; readonly machinery: Machinery },
): Form | undefined {
  const { group, version, plural } = request.resource;
  const served =
    machinery.registry.find(group, version, plural) ?? machinery.registry.findStored(group, version, plural);
  if (served === undefined) return undefined;
  const isWanted = ({ resource }: Form): boolean => rules.some((rule) => fitsRule(rule, request, resource));
  if (isWanted(served.form)) return served.form;
  if (matchPolicy === "Exact") return undefined;
  const others = [...machinery.registry.forms].filter(({ collection }) => collection === served.collection);
  return others.find(({ form }) => isWanted(form))?.form;
}

/** Whether the labels of an object, old or new, and of its namespace are those that somebody selects. */
export function fitsSelectors(
  { namespaceSelector, objectSelector }: Matching,
  request: AdmissionRequest,
  { object, machinery }: { readonly object: Stored | undefined; readonly machinery: Machinery },
): boolean {
  return (
    fitsNamespace(namespaceSelector, request, { object, machinery }) &&
    fitsObject(objectSelector, object, request.old)
  );
}

function isEmpty(selector: LabelSelector | undefined): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

function fitsObject(
  selector: LabelSelector | undefined,
  object: Stored | undefined,
  old: Stored | undefined,
): boolean {
  if (selector === undefined || isEmpty(selector)) return true;
  const test = labelTest(selector);
  return [object, old].some((one) => one !== undefined && test(one.metadata.labels));
}

function fitsNamespace(
  selector: LabelSelector | undefined,
  { resource, namespace, old }: AdmissionRequest,
  { object, machinery }: { readonly object: Stored | undefined; readonly machinery: Machinery },
): boolean {
  if (selector === undefined || isEmpty(selector)) return true;
  const isNamespace = qualified(resource) === "namespaces";
  if (!resource.namespaced && !isNamespace) return true;
  const labelled = isNamespace ? (object ?? old) : machinery.cluster.find("namespaces", "", namespace);
  return labelTest(selector)(labelled?.metadata.labels);
}
