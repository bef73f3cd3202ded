/** Ownership of fields, for those who look at it or apply: loaded with the first request of a person. */
export { applyPatch } from "./apply-request.ts";
export { applyScale } from "./apply-scale.ts";
export { managedFieldsOf, managedOf } from "./managed-of.ts";
export { noticeOwners } from "./notice-owners.ts";
export { typingOf } from "./typing.ts";
export { takeManagedFields } from "./update-request.ts";
