import type { MutatingWebhook, ValidatingWebhook } from "kubernetes-types/admissionregistration/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineAdmissionKind } from "./define-admission-kind.ts";
import { ruleDefaults } from "./rule-defaults.ts";

export interface ValidatingWebhookConfiguration extends Stored {
  readonly webhooks?: readonly ValidatingWebhook[];
}

export interface MutatingWebhookConfiguration extends Stored {
  readonly webhooks?: readonly MutatingWebhook[];
}

const group = "admissionregistration.k8s.io";

export const validatingWebhookConfigurations: Resource<ValidatingWebhookConfiguration> = {
  group,
  version: "v1",
  kind: "ValidatingWebhookConfiguration",
  plural: "validatingwebhookconfigurations",
  singular: "validatingwebhookconfiguration",
  categories: ["api-extensions"],
  namespaced: false,
};

export const mutatingWebhookConfigurations: Resource<MutatingWebhookConfiguration> = {
  group,
  version: "v1",
  kind: "MutatingWebhookConfiguration",
  plural: "mutatingwebhookconfigurations",
  singular: "mutatingwebhookconfiguration",
  categories: ["api-extensions"],
  namespaced: false,
};

const webhook: Defaults = {
  failurePolicy: "Fail",
  matchPolicy: "Equivalent",
  namespaceSelector: { within: {}, create: true },
  objectSelector: { within: {}, create: true },
  timeoutSeconds: 10,
  clientConfig: { create: true, within: { service: { within: { port: 443 } } } },
  rules: { each: ruleDefaults },
};

/** What v1beta1 filled in where v1 leaves a choice. */
const webhookV1beta1: Defaults = {
  failurePolicy: "Ignore",
  matchPolicy: "Exact",
  timeoutSeconds: 30,
  sideEffects: "Unknown",
  admissionReviewVersions: () => ["v1beta1"],
};

const v1beta1 = {
  group,
  version: "v1beta1",
  until: 21,
  defaults: { webhooks: { each: webhookV1beta1 } },
};

export const validatingWebhookConfiguration: Kind = {
  ...defineAdmissionKind(validatingWebhookConfigurations, {
    hasGeneration: true,
    needsResourceVersion: true,
    defaults: { webhooks: { each: webhook } },
  }),
  also: [v1beta1],
};

export const mutatingWebhookConfiguration: Kind = {
  ...defineAdmissionKind(mutatingWebhookConfigurations, {
    hasGeneration: true,
    needsResourceVersion: true,
    defaults: { webhooks: { each: { ...webhook, reinvocationPolicy: "Never" } } },
  }),
  also: [v1beta1],
};
