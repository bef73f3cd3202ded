import { secrets, type Secret } from "../kinds/core/secret.ts";
import { serviceAccounts, type ServiceAccount } from "../kinds/core/service-account.ts";
import { encodeBase64 } from "../wire/base64.ts";
import { jsonEqual } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { accountName, byAccount, type TokenSigner } from "./account-tokens.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";

const accountUid = "kubernetes.io/service-account.uid";

/** Fills a Secret that is to hold the token of an account; deletes it if there is no such account. */
export function fillToken(secret: Secret, view: View, signer: TokenSigner): readonly Action[] {
  const { namespace, annotations = {}, deletionTimestamp } = secret.metadata;
  const wanted = annotations[accountName] ?? "";
  if (wanted === "" || deletionTimestamp !== undefined) return [];
  const account = view.get(serviceAccounts, namespace, wanted);
  const uid = annotations[accountUid] ?? account?.metadata.uid;
  if (account === undefined || uid !== account.metadata.uid) {
    return [{ do: "delete", resource: secrets, object: secret }];
  }
  const filled: Secret = {
    ...secret,
    metadata: { ...secret.metadata, annotations: { ...annotations, [accountUid]: uid } },
    data: dataOf(secret, account, signer),
  };
  return jsonEqual(filled, secret) ? [] : [{ do: "update", resource: secrets, object: filled }];
}

function dataOf(
  { data = {}, metadata }: Secret,
  account: Stored,
  { sign, rootCa }: TokenSigner,
): NonNullable<Secret["data"]> {
  return {
    ...data,
    "ca.crt": encodeBase64(rootCa),
    namespace: data["namespace"] ?? encodeBase64(metadata.namespace),
    token: data["token"] ?? encodeBase64(sign(account, metadata.name)),
  };
}

/** The Secret that every account has in old versions, and its name in the account. */
export function giveToken(object: Stored, view: View): readonly Action[] {
  const account = object as ServiceAccount;
  const { namespace, name } = account.metadata;
  if (account.metadata.deletionTimestamp !== undefined) return [];
  const [own] = view.by(byAccount, `${namespace}/${name}`);
  if (own === undefined) {
    const metadata = { generateName: `${name}-token-`, namespace, annotations: { [accountName]: name } };
    return [
      {
        do: "create",
        resource: secrets,
        object: { metadata, type: "kubernetes.io/service-account-token" } as object,
      },
      { do: "after", duration: 50_000 },
    ];
  }
  const known = account.secrets ?? [];
  if (known.some((reference) => reference.name === own.metadata.name)) return [];
  const named = { ...account, secrets: [...known, { name: own.metadata.name }] };
  return [{ do: "update", resource: serviceAccounts, object: named }];
}
