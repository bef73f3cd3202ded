import type { Kind } from "../../api/kind.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import type { handle } from "./review-handler.ts";

const group = "authentication.k8s.io";

export const tokenReviews: Resource = {
  group,
  version: "v1",
  kind: "TokenReview",
  plural: "tokenreviews",
  singular: "tokenreview",
  namespaced: false,
};

export const selfSubjectReviews: Resource = {
  group,
  version: "v1",
  kind: "SelfSubjectReview",
  plural: "selfsubjectreviews",
  singular: "selfsubjectreview",
  namespaced: false,
};

const handler: Module<{ readonly handle: typeof handle }> = defineModule(
  "kinds/authentication-reviews",
  () => import("./review-handler.ts"),
);

/** Questions about who somebody is. Nothing of them is kept. */
export const authenticationReviews: readonly Kind[] = [
  {
    ...defineLazyKind<Stored>(tokenReviews, { verbs: ["create"] }),
    handler,
    also: [{ group, version: "v1beta1", until: 21 }],
  },
  { ...defineLazyKind<Stored>(selfSubjectReviews, { verbs: ["create"] }), handler, since: 28 },
];
