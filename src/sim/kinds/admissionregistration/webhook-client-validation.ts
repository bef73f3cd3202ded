import type { WebhookClientConfig } from "kubernetes-types/admissionregistration/v1";
import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { subdomain } from "../../api/names.ts";

type Service = NonNullable<WebhookClientConfig["service"]>;

/** Where a webhook is: at an address, or behind a service; not both. */
export function validateClientConfig(field: string, config: WebhookClientConfig): readonly FieldError[] {
  const { url, service } = config;
  if (url !== undefined && service === undefined) return validateUrl(`${field}.url`, url);
  if (service !== undefined && url === undefined) return validateService(`${field}.service`, service);
  return [required(field, "exactly one of url or service is required")];
}

const form = "; desired format: https://host[/path]";

/** Scheme, user, host, query and fragment of an address. */
const urlShape =
  /^(?:([A-Za-z][-+.A-Za-z0-9]*):)?(?:\/\/(?:([^/?#@]*)@)?([^/?#]*))?[^?#]*(?:\?([^#]*))?(?:#(.*))?$/s;

/** @models staging/src/k8s.io/apiserver/pkg/util/webhook/validation.go ValidateWebhookURL, 1.33 */
function validateUrl(field: string, url: string): readonly FieldError[] {
  const [, scheme = "", user, host = "", query = "", fragment = ""] = urlShape.exec(url) ?? [];
  const errors: FieldError[] = [];
  if (scheme !== "https") {
    errors.push(invalidValue(field, scheme, `'https' is the only allowed URL scheme${form}`));
  }
  if (host === "") errors.push(invalidValue(field, host, `host must be specified${form}`));
  if (user !== undefined) {
    errors.push(invalidValue(field, user, "user information is not permitted in the URL"));
  }
  if (fragment !== "") errors.push(invalidValue(field, fragment, "fragments are not permitted in the URL"));
  if (query !== "") errors.push(invalidValue(field, query, "query parameters are not permitted in the URL"));
  return errors;
}

/** @models staging/src/k8s.io/apiserver/pkg/util/webhook/validation.go ValidateWebhookService, 1.33 */
function validateService(
  field: string,
  { name = "", namespace = "", path, port = 443 }: Partial<Service>,
): readonly FieldError[] {
  const isPort = port >= 1 && port <= 65_535;
  const why = "port is not valid: must be between 1 and 65535, inclusive";
  return [
    ...(name === "" ? [required(`${field}.name`, "service name is required")] : []),
    ...(namespace === "" ? [required(`${field}.namespace`, "service namespace is required")] : []),
    ...(isPort ? [] : [invalidValue(`${field}.port`, port, why)]),
    ...(path === undefined ? [] : pathErrors(`${field}.path`, path)),
  ];
}

function pathErrors(field: string, path: string): readonly FieldError[] {
  if (path === "/" || path === "") return [];
  if (path === "//") return [invalidValue(field, path, "segment[0] may not be empty")];
  const relative = path.startsWith("/") ? [] : [invalidValue(field, path, "must start with a '/'")];
  const whole = path.endsWith("/") ? path : `${path}/`;
  const segments = whole.slice(1, -1).split("/");
  const wrongs = segments.flatMap((segment, index) => {
    const wrong = segment === "" ? " may not be empty" : prefixed(subdomain(segment));
    return wrong === undefined ? [] : [invalidValue(field, path, `segment[${index}]${wrong}`)];
  });
  return [...relative, ...wrongs];
}

function prefixed(wrong: string | undefined): string | undefined {
  return wrong === undefined ? undefined : `: ${wrong}`;
}
