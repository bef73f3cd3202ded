import type { Kind } from "../../api/kind.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import type { handle } from "./review-handler.ts";

const group = "authorization.k8s.io";

function reviewResource(kind: string, namespaced = false): Resource {
  return {
    group,
    version: "v1",
    kind,
    plural: `${kind.toLowerCase()}s`,
    singular: kind.toLowerCase(),
    namespaced,
  };
}

export const reviewResources: readonly Resource[] = [
  reviewResource("LocalSubjectAccessReview", true),
  reviewResource("SelfSubjectAccessReview"),
  reviewResource("SelfSubjectRulesReview"),
  reviewResource("SubjectAccessReview"),
];

const handler: Module<{ readonly handle: typeof handle }> = defineModule(
  "kinds/authorization-reviews",
  () => import("./review-handler.ts"),
);

/** Questions about what somebody may do. Nothing of them is kept. */
export const authorizationReviews: readonly Kind[] = reviewResources.map((resource) => ({
  ...defineLazyKind<Stored>(resource, { verbs: ["create"] }),
  handler,
  also: [{ group, version: "v1beta1", until: 21 }],
}));
