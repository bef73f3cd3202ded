import { conditionErrors } from "../../api/cel/policy-expressions.ts";
import type { MutatingWebhook, ValidatingWebhook } from "kubernetes-types/admissionregistration/v1";
import {
  duplicate,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { dns1035Label, nameErrors, subdomain } from "../../api/names.ts";
import { ageColumn } from "../columns.ts";
import { goStrings } from "../go-syntax.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { oneOf } from "../validation.ts";
import { validateMatchConditions } from "./match-condition-validation.ts";
import { validateRule } from "./rule-validation.ts";
import { validateClientConfig } from "./webhook-client-validation.ts";
import type {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from "./webhook-configuration.ts";

type Webhook = ValidatingWebhook & Pick<MutatingWebhook, "reinvocationPolicy">;
type Configuration = ValidatingWebhookConfiguration | MutatingWebhookConfiguration;

const reviewVersions = ["v1", "v1beta1"];
const harmless = ["None", "NoneOnDryRun"];
const timeoutMax = 30;

/** @models pkg/apis/admissionregistration/validation/validation.go ValidateValidatingWebhookConfiguration, 1.33 */
function validate({ webhooks = [] }: Configuration): readonly FieldError[] {
  const names = new Set<string>();
  return webhooks.flatMap((webhook, index) => {
    const field = `webhooks[${index}]`;
    const { name } = webhook;
    const repeated = name && names.has(name) ? [duplicate(`${field}.name`, name)] : [];
    names.add(name);
    return [...validateWebhook(field, webhook), ...repeated];
  });
}

function validateWebhook(field: string, webhook: Webhook): readonly FieldError[] {
  const { timeoutSeconds = 10 } = webhook;
  const isTimely = timeoutSeconds >= 1 && timeoutSeconds <= timeoutMax;
  const why = `the timeout value must be between 1 and ${timeoutMax} seconds`;
  return [
    ...webhookNameErrors(`${field}.name`, webhook.name),
    ...(webhook.rules ?? []).flatMap((rule, index) => validateRule(`${field}.rules[${index}]`, rule)),
    ...oneOf(`${field}.failurePolicy`, webhook.failurePolicy, ["Fail", "Ignore"]),
    ...oneOf(`${field}.matchPolicy`, webhook.matchPolicy, ["Equivalent", "Exact"]),
    ...sideEffectErrors(`${field}.sideEffects`, webhook.sideEffects),
    ...(isTimely ? [] : [invalidValue(`${field}.timeoutSeconds`, timeoutSeconds, why)]),
    ...validateLabelSelector(`${field}.namespaceSelector`, webhook.namespaceSelector),
    ...validateLabelSelector(`${field}.objectSelector`, webhook.objectSelector),
    ...oneOf(`${field}.reinvocationPolicy`, webhook.reinvocationPolicy, ["IfNeeded", "Never"]),
    ...validateClientConfig(`${field}.clientConfig`, webhook.clientConfig),
    ...validateMatchConditions(`${field}.matchConditions`, webhook.matchConditions ?? []),
    ...conditionErrors(`${field}.matchConditions`, webhook.matchConditions ?? []),
    ...versionErrors(`${field}.admissionReviewVersions`, webhook.admissionReviewVersions),
  ];
}

function webhookNameErrors(field: string, name: string | undefined): readonly FieldError[] {
  if (!name) return [required(field)];
  const errors = nameErrors(field, name, subdomain);
  if (errors.length > 0 || name.split(".").length >= 3) return errors;
  return [invalidValue(field, name, "should be a domain with at least three segments separated by dots")];
}

function sideEffectErrors(field: string, effects: string | undefined): readonly FieldError[] {
  if (!effects) return [required(field, `must specify one of ${harmless.join(", ")}`)];
  return harmless.includes(effects) ? [] : [unsupported(field, effects, harmless)];
}

function versionErrors(field: string, given: readonly string[] | null | undefined): readonly FieldError[] {
  const versions = given ?? [];
  const known = reviewVersions.join(", ");
  if (versions.length === 0) return [required(field, `must specify one of ${known}`)];
  const wrongs = versions.flatMap((version, index) => {
    const place = `${field}[${index}]`;
    return versions.indexOf(version) < index
      ? [invalidValue(place, version, "duplicate version")]
      : nameErrors(place, version, dns1035Label);
  });
  if (versions.some((version) => reviewVersions.includes(version))) return wrongs;
  const shown = new GoText(goStrings(versions));
  return [...wrongs, invalidValue(field, shown, `must include at least one of ${known}`)];
}

const columns: Rules<Configuration>["columns"] = [
  { name: "Webhooks", type: "integer", cell: ({ webhooks = [] }) => webhooks.length },
  ageColumn,
];

export const validatingWebhookConfigurationRules: Rules<ValidatingWebhookConfiguration> = {
  validate,
  columns,
};

export const mutatingWebhookConfigurationRules: Rules<MutatingWebhookConfiguration> = { validate, columns };
