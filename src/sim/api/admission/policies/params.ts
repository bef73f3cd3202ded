import type { ParamKind, ParamRef } from "kubernetes-types/admissionregistration/v1";
import { labelTest } from "../../../wire/label-selector.ts";
import type { Stored } from "../../../wire/object.ts";
import { apiVersionOf } from "../../../wire/resource.ts";
import { wireForm } from "../../wire-form.ts";
import type { Machinery } from "../../machinery.ts";
import type { Served } from "../../registry.ts";

/** Why a policy or a binding cannot be asked. */
export class Misconfigured {
  readonly part: "policy" | "binding";
  readonly why: string;

  constructor(part: "policy" | "binding", why: string) {
    this.part = part;
    this.why = why;
  }
}

/** Where the parameters of a policy are; undefined if it has none. */
export function paramsOf(
  paramKind: ParamKind | undefined,
  { registry }: Machinery,
): Served | undefined | Misconfigured {
  if (paramKind === undefined) return undefined;
  const { apiVersion = "", kind = "" } = paramKind;
  const served = [...registry.forms].find(
    ({ form: { resource } }) => apiVersionOf(resource) === apiVersion && resource.kind === kind,
  );
  if (served !== undefined) return served;
  const name = `'${apiVersion}, Kind=${kind}'`;
  return new Misconfigured("policy", `failed to find resource referenced by paramKind: ${name}`);
}

/**
 * The objects with which a binding wants its policy asked; one undefined for none.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/generic/policy_dispatcher.go CollectParams, 1.33
 */
export function collectParams(
  ref: ParamRef | undefined,
  { collection, form }: Served,
  requestNamespace: string,
): readonly (object | undefined)[] | Misconfigured {
  if (ref === undefined) return [undefined];
  const { namespaced } = form.resource;
  const given = ref.namespace ?? "";
  if (!namespaced && given !== "") {
    const why = "paramRef.namespace must not be provided for a cluster-scoped `paramKind`";
    return new Misconfigured("binding", why);
  }
  const namespace = namespaced ? given || requestNamespace : "";
  if (namespaced && namespace === "") {
    const why = "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources";
    return new Misconfigured("binding", why);
  }
  const found = chosen(ref, [...collection.all(namespace)]);
  if (found.length > 0) return found.map((object) => wireForm(form.fromStorage(object)));
  if (ref.parameterNotFoundAction !== "Deny") return [];
  const why = "no params found for policy binding with `Deny` parameterNotFoundAction";
  return new Misconfigured("binding", why);
}

function chosen({ name, selector }: ParamRef, objects: readonly Stored[]): readonly Stored[] {
  if (selector === undefined) return objects.filter(({ metadata }) => metadata.name === name);
  const test = labelTest(selector);
  return objects.filter(({ metadata }) => test(metadata.labels));
}
