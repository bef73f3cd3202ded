import type { DefinitionSpec, WebhookClient } from "../../api/customresources/definition.ts";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { goStrings } from "../go-syntax.ts";
import { validateClientConfig } from "../admissionregistration/webhook-client-validation.ts";
import { labelErrors } from "./names-validation.ts";

const strategies = ["None", "Webhook"];
const known = ["v1", "v1beta1"];
const path = "spec.conversion";

/** What is wrong with how objects of one version become those of another. */
export function conversionErrors(conversion: DefinitionSpec["conversion"]): readonly FieldError[] {
  if (conversion === undefined) return [];
  const { strategy, webhook } = conversion;
  const errors: FieldError[] = [];
  if (strategy === "") errors.push(required(`${path}.strategy`));
  else if (!strategies.includes(strategy)) errors.push(unsupported(`${path}.strategy`, strategy, strategies));
  if (strategy === "Webhook") return [...errors, ...webhookErrors(webhook)];
  const why = "should not be set when strategy is not set to Webhook";
  if (webhook?.clientConfig !== undefined) errors.push(forbiddenField(`${path}.webhookClientConfig`, why));
  if ((webhook?.conversionReviewVersions ?? []).length > 0) {
    errors.push(forbiddenField(`${path}.conversionReviewVersions`, why));
  }
  return errors;
}

function webhookErrors(webhook: NonNullable<DefinitionSpec["conversion"]>["webhook"]): readonly FieldError[] {
  const { clientConfig, conversionReviewVersions } = webhook ?? {};
  const versions = conversionReviewVersions ?? [];
  const field = `${path}.webhookClientConfig`;
  const client =
    clientConfig === undefined
      ? [required(field, "required when strategy is set to Webhook")]
      : (clientConfig.url === undefined) === (clientConfig.service === undefined)
        ? [required(field, "exactly one of url or service is required")]
        : validateClientConfig(field, swapped(clientConfig));
  return [...client, ...reviewErrors(versions)];
}

/** The real server takes the name of a service for its namespace here, and the other way round. */
function swapped(config: WebhookClient): WebhookClient {
  const { service } = config;
  if (service === undefined) return config;
  return { ...config, service: { ...service, name: service.namespace, namespace: service.name } };
}

function reviewErrors(versions: readonly string[]): readonly FieldError[] {
  const field = `${path}.conversionReviewVersions`;
  if (versions.length === 0) return [required(field)];
  const shown = new GoText(goStrings(versions));
  return [
    ...versions.flatMap((version, index) =>
      versions.indexOf(version) < index
        ? [invalidValue(`${field}[${index}]`, version, "duplicate version")]
        : labelErrors(`${field}[${index}]`, version),
    ),
    ...(versions.some((version) => known.includes(version))
      ? []
      : [invalidValue(field, shown, `must include at least one of ${known.join(", ")}`)]),
  ];
}
