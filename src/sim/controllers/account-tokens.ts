import { secrets, type Secret } from "../kinds/core/secret.ts";
import { serviceAccounts } from "../kinds/core/service-account.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import { parseRfc3339 } from "../kernel/time.ts";
import { decodeBase64 } from "../wire/base64.ts";
import type { Stored } from "../wire/object.ts";
import type * as Loops from "./account-token-loops.ts";
import type { Action } from "./action.ts";
import { controller, target, watch, type Controller, type Index, type View } from "./controller.ts";

/** What the controllers of tokens need: a signature that the API server knows, and the cluster's authority. */
export interface TokenSigner {
  /** The token of an account that stands in a Secret. */
  readonly sign: (account: Stored, secretName: string) => string;
  readonly rootCa: string;
  /** Every account gets such a Secret by itself: until 1.23. */
  readonly givesAll: boolean;
}

const loops: Module<typeof Loops> = defineModule(
  "controllers/account-tokens",
  () => import("./account-token-loops.ts"),
);

export const accountName = "kubernetes.io/service-account.name";
const accountToken = "kubernetes.io/service-account-token";

/** Secrets with tokens, by the account that they are for: `default/robot`. */
export const byAccount: Index<Secret> = {
  name: "account token",
  resource: secrets,
  keysOf: ({ type, metadata: { namespace, annotations } }) =>
    type === accountToken ? [`${namespace}/${annotations?.[accountName] ?? ""}`] : [],
};

/** The controllers of tokens that stand in Secrets. Their code comes with the first of them. */
export function tokenControllers(signer: TokenSigner | undefined): readonly Controller[] {
  if (signer === undefined) return [tokenCleaner];
  return [accountTokens(signer), ...(signer.givesAll ? [givenTokens] : []), tokenCleaner];
}

/** @models pkg/controller/serviceaccount/tokens_controller.go syncSecret, 1.33 */
function accountTokens(signer: TokenSigner): Controller {
  return controller<Secret>({
    name: "serviceaccount-token-controller",
    account: "",
    resources: [secrets],
    indexes: [byAccount],
    watches: [
      watch(serviceAccounts, (before, after, view) => {
        const { namespace, name } = (after ?? before)?.metadata ?? { namespace: "", name: "" };
        return view.by(byAccount, `${namespace}/${name}`).map((secret) => target(secrets, secret));
      }),
    ],
    concerns: (_, after) => after?.type === accountToken,
    late: {
      module: loops,
      reconcile: (loaded, secret, view) => (loaded as typeof Loops).fillToken(secret as Secret, view, signer),
    },
    reconcile: () => [],
  });
}

/** @models pkg/controller/serviceaccount/tokens_controller.go ensureReferencedToken, 1.22 */
const givenTokens: Controller = controller<Stored>({
  name: "serviceaccount-token-controller (accounts)",
  account: "",
  resources: [serviceAccounts],
  concerns: (_, after) => after !== undefined,
  late: {
    module: loops,
    reconcile: (loaded, account, view) => (loaded as typeof Loops).giveToken(account, view),
  },
  reconcile: () => [],
});

/** @models pkg/controller/bootstrap/tokencleaner.go, 1.33 */
const tokenCleaner: Controller = controller<Secret>({
  name: "token-cleaner-controller",
  account: "token-cleaner",
  resources: [secrets],
  concerns: (_, after) =>
    after?.type === "bootstrap.kubernetes.io/token" && after.data?.["expiration"] !== undefined,
  reconcile: cleanToken,
});

/** Deletes a bootstrap token when its time has come. */
function cleanToken(secret: Secret, { now }: View): readonly Action[] {
  const expiration = parseRfc3339(decodeBase64(secret.data?.["expiration"] ?? "") ?? "");
  if (expiration === undefined) return [];
  return expiration <= now
    ? [{ do: "delete", resource: secrets, object: secret }]
    : [{ do: "after", duration: expiration - now }];
}
