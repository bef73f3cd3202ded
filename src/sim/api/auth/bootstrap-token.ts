import { parseRfc3339, type Instant } from "../../kernel/time.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import type { Stored } from "../../wire/object.ts";
import type { Cluster, User } from "../machinery.ts";

const group = "system:bootstrappers";
const tokenForm = /^([a-z0-9]{6})\.([a-z0-9]{16})$/;
const groupForm = /^system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]$/;

type Secret = Stored & { readonly type?: string; readonly data?: Readonly<Record<string, string>> };

/**
 * Who a token like `abcdef.0123456789abcdef` is, by the Secret in kube-system that holds it; undefined if it is none.
 * @models plugin/pkg/auth/authenticator/token/bootstrap/bootstrap.go, 1.33
 */
export function bootstrapUser(token: string, cluster: Cluster, now: Instant): User | undefined {
  const [, id = "", password] = tokenForm.exec(token) ?? [];
  if (id === "") return undefined;
  const secret: Secret | undefined = cluster.find("secrets", "kube-system", `bootstrap-token-${id}`);
  if (secret?.type !== "bootstrap.kubernetes.io/token" || secret.metadata.deletionTimestamp !== undefined)
    return undefined;
  const data = (name: string): string => decodeBase64(secret.data?.[name] ?? "") ?? "";
  const isGood =
    data("token-id") === id &&
    data("token-secret") === password &&
    data("usage-bootstrap-authentication") === "true";
  if (!isGood || hasExpired(data("expiration"), now)) return undefined;
  const extra = data("auth-extra-groups")
    .split(",")
    .filter((name) => name !== "");
  if (!extra.every((name) => groupForm.test(name))) return undefined;
  const groups = [...new Set([group, ...extra])].toSorted((a, b) => (a < b ? -1 : 1));
  return { name: `system:bootstrap:${id}`, groups: [...groups, "system:authenticated"] };
}

/** What is no time has expired. */
function hasExpired(text: string, now: Instant): boolean {
  if (text === "") return false;
  const time = parseRfc3339(text);
  return time === undefined || time <= now;
}
