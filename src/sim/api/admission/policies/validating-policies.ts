import type { MatchResources } from "kubernetes-types/admissionregistration/v1";
import type { Stored } from "../../../wire/object.ts";
import { ApiError, type Reason } from "../../api-error.ts";
import { celValue } from "../../cel/cel-value.ts";
import type { Form } from "../../form.ts";
import type { Machinery } from "../../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import { fitsSelectors, matchedForm } from "../matching.ts";
import { refusal } from "../refusal.ts";
import { judge } from "./judge.ts";
import { collectParams, Misconfigured, paramsOf } from "./params.ts";
import type { Policy, PolicyBinding } from "./policy.ts";
import { requestVariables } from "./request-variables.ts";

interface Asked {
  readonly object: Stored | undefined;
  readonly request: AdmissionRequest;
  readonly machinery: Machinery;
}

interface Refused {
  readonly by: string;
  readonly reason: Reason;
  readonly message: string;
}

/**
 * Has the policies judge a request that have a binding which is about it. The first that denies is named.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/dispatcher.go Dispatch, 1.33
 */
const validatingAdmissionPolicy: AdmissionPlugin = {
  name: "ValidatingAdmissionPolicy",
  validate(object, request, machinery) {
    const asked = { object, request, machinery };
    const bindings = allOf(machinery, "validatingadmissionpolicybindings") as readonly PolicyBinding[];
    const policies = allOf(machinery, "validatingadmissionpolicies") as readonly Policy[];
    const refused = policies.flatMap((policy) =>
      denials(
        policy,
        bindings.filter(({ spec }) => spec.policyName === policy.metadata.name),
        asked,
      ),
    );
    const [first] = refused;
    if (first !== undefined) throw denied(first, asked);
  },
};

export const plugins: Readonly<Record<string, AdmissionPlugin>> = {
  ValidatingAdmissionPolicy: validatingAdmissionPolicy,
};

function allOf({ cluster }: Machinery, plural: string): readonly Stored[] {
  const collection = cluster.collection(`${plural}.admissionregistration.k8s.io`);
  return collection === undefined ? [] : [...collection.all()];
}

function denied({ by, reason, message }: Refused, { object, request }: Asked): ApiError {
  const whole = `${by} denied request: ${message}`;
  const { status } = refusal(request, object, whole);
  const { details = {} } = status;
  const causes = [...(details.causes ?? []), { message: whole }];
  return new ApiError(reason, status.message ?? whole, { ...details, causes });
}

function formFor(
  matching: MatchResources | undefined,
  { object, request, machinery }: Asked,
): Form | undefined {
  const { resourceRules = [], excludeResourceRules = [], matchPolicy = "Equivalent" } = matching ?? {};
  if (!fitsSelectors(matching ?? {}, request, { object, machinery })) return undefined;
  const on = { matchPolicy, machinery };
  if (excludeResourceRules.length > 0 && matchedForm(excludeResourceRules, request, on) !== undefined)
    return undefined;
  return matchedForm(resourceRules.length === 0 ? everything : resourceRules, request, on);
}

/** Bindings without rules leave all to their policy. */
const everything = [{ apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*", "*/*"] }];

function denials(policy: Policy, bindings: readonly PolicyBinding[], asked: Asked): readonly Refused[] {
  if (bindings.length === 0) return [];
  const form = formFor(policy.spec.matchConstraints, asked);
  if (form === undefined) return [];
  const by = `ValidatingAdmissionPolicy '${policy.metadata.name}'`;
  const isStrict = policy.spec.failurePolicy !== "Ignore";
  const wrong = (problem: Misconfigured, who: string): readonly Refused[] =>
    isStrict
      ? [{ by: who, reason: "Invalid", message: `failed to configure ${problem.part}: ${problem.why}` }]
      : [];
  const params = paramsOf(policy.spec.paramKind, asked.machinery);
  const concerned = bindings.filter(({ spec }) => formFor(spec.matchResources, asked) !== undefined);
  if (concerned.length === 0) return [];
  if (params instanceof Misconfigured) return wrong(params, by);
  const { object, request, machinery } = asked;
  const variables = requestVariables(request, { object, form, machinery });
  return concerned.flatMap((binding) => {
    const who = `${by} with binding '${binding.metadata.name}'`;
    const found =
      params === undefined ? [undefined] : collectParams(binding.spec.paramRef, params, request.namespace);
    if (found instanceof Misconfigured) return wrong(found, who);
    return found.flatMap((one) => {
      const all = { ...variables, params: one === undefined ? null : celValue(one) };
      return judge(policy, all).flatMap((denial) => {
        const { validationActions = [] } = binding.spec;
        if (validationActions.includes("Warn")) {
          request.warnings.push(`Validation failed for ${who}: ${denial.message}`);
        }
        return validationActions.includes("Deny") ? [{ by: who, ...denial }] : [];
      });
    });
  });
}
