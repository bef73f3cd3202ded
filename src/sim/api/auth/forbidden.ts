import { ApiError } from "../api-error.ts";
import type { User } from "../machinery.ts";
import type { Attributes } from "./attributes.ts";

/** @models apiserver pkg/endpoints/handlers/responsewriters/errors.go ForbiddenStatusError, 1.33 */
export function refused({ name: user }: User, attributes: Attributes, reason: string): ApiError {
  const what = sanitized(actionOf(user, attributes));
  const full = reason === "" ? what : `${what}: ${reason}`;
  if (!attributes.isResource) return new ApiError("Forbidden", `forbidden: ${full}`, {});
  const { group, resource, name } = attributes;
  const qualified = group === "" ? resource : `${resource}.${group}`;
  const subject = name === "" ? qualified : `${qualified} ${JSON.stringify(name)}`;
  return new ApiError("Forbidden", `${subject} is forbidden: ${full}`, {
    ...(name === "" ? {} : { name }),
    ...(group === "" ? {} : { group }),
    kind: resource,
  });
}

function actionOf(user: string, attributes: Attributes): string {
  const who = `User ${JSON.stringify(user)} cannot ${attributes.verb}`;
  if (!attributes.isResource) return `${who} path ${JSON.stringify(attributes.path)}`;
  const { group, resource, subresource, namespace } = attributes;
  const full = subresource === "" ? resource : `${resource}/${subresource}`;
  const scope = namespace === "" ? "at the cluster scope" : `in the namespace ${JSON.stringify(namespace)}`;
  return `${who} resource ${JSON.stringify(full)} in API group ${JSON.stringify(group)} ${scope}`;
}

/** What looks like HTML is made harmless. */
function sanitized(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
