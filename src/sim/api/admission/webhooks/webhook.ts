import type { WebhookClientConfig } from "kubernetes-types/admissionregistration/v1";
import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Stored } from "../../../wire/object.ts";
import type { Form } from "../../form.ts";
import type { Machinery } from "../../machinery.ts";
import type { AdmissionRequest } from "../admission.ts";
import { fitsSelectors, matchedForm, type Rule } from "../matching.ts";
import { matchConditions } from "../policies/condition.ts";
import { requestVariables } from "../policies/request-variables.ts";

/** One webhook of a configuration. */
export interface Webhook {
  readonly name: string;
  readonly clientConfig: WebhookClientConfig;
  readonly rules?: readonly Rule[];
  readonly failurePolicy?: string;
  readonly matchPolicy?: string;
  readonly namespaceSelector?: LabelSelector;
  readonly objectSelector?: LabelSelector;
  readonly sideEffects: string;
  readonly timeoutSeconds?: number;
  readonly admissionReviewVersions: readonly string[];
  readonly matchConditions?: readonly { readonly name?: string; readonly expression?: string }[];
  /** Of mutating ones. */
  readonly reinvocationPolicy?: string;
}

interface Configuration extends Stored {
  readonly webhooks?: readonly Webhook[];
}

/** All webhooks of a kind of configuration, in the order in which they are asked. */
export function webhooksOf({ cluster }: Machinery, plural: string): readonly Webhook[] {
  const collection = cluster.collection(`${plural}.admissionregistration.k8s.io`);
  const all = collection === undefined ? [] : ([...collection.all()] as unknown as Configuration[]);
  return all.flatMap(({ webhooks = [] }) => webhooks);
}

export interface Asked {
  readonly object: Stored | undefined;
  readonly request: AdmissionRequest;
  readonly machinery: Machinery;
}

/**
 * In which form a webhook wants to see a request: undefined if it does not care, a text if that cannot be said.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/generic/webhook.go ShouldCallHook, 1.33
 */
export function wantedForm(
  webhook: Webhook,
  { object, request, machinery }: Asked,
): Form | string | undefined {
  const { rules = [], matchPolicy = "Equivalent" } = webhook;
  if (!fitsSelectors(webhook, request, { object, machinery })) return undefined;
  const form = matchedForm(rules, request, { matchPolicy, machinery });
  if (form === undefined) return undefined;
  const { matches, error } = matchConditions(webhook.matchConditions, () =>
    requestVariables(request, { object, form, machinery }),
  );
  if (error !== undefined) return webhook.failurePolicy === "Ignore" ? undefined : error;
  return matches ? form : undefined;
}
