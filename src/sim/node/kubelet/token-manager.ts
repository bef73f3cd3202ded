import type { Connection } from "../../client/connection.ts";
import { minute, type Instant } from "../../kernel/time.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import { serviceAccounts } from "../../kinds/core/service-account.ts";
import type { Stored } from "../../wire/object.ts";

interface TokenRequest extends Stored {
  readonly status?: { readonly token?: string };
}

const expirationSeconds = 3607;
/** A token is renewed when it is this old. Pods are looked at after up to half as long again. */
const renewal = 30 * minute;

interface Issued {
  readonly token: string;
  readonly at: Instant;
}

/** Service account tokens for pods, from the TokenRequest API. @models pkg/kubelet/token/token_manager.go, 1.33 */
export class TokenManager {
  readonly #connection: Connection;
  /** By pod uid. */
  readonly #tokens = new Map<string, Issued>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The pod's token; an empty text if it wants none, or the error of the request. */
  request(pod: Pod, done: (result: { readonly token: string } | { readonly error: string }) => void): void {
    const { uid, namespace } = pod.metadata;
    const known = this.#tokens.get(uid);
    if (!this.isStale(pod)) {
      done({ token: known?.token ?? "" });
      return;
    }
    const place = { namespace, name: pod.spec.serviceAccountName ?? "default", subresource: "token" };
    const body = {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      spec: {
        audiences: [],
        expirationSeconds,
        boundObjectRef: { apiVersion: "v1", kind: "Pod", name: pod.metadata.name, uid },
      },
    };
    this.#connection.post(serviceAccounts, place, body, (outcome) => {
      const token = outcome.ok ? (outcome.object as TokenRequest).status?.token : undefined;
      if (token === undefined) {
        const reason = outcome.ok ? "the answer holds no token" : (outcome.status.message ?? "");
        done({ error: `failed to fetch token: ${reason}` });
        return;
      }
      this.#tokens.set(uid, { token, at: this.#connection.kernel.now });
      done({ token });
    });
  }

  /** Whether a request would ask the server. */
  isStale(pod: Pod): boolean {
    const known = this.#tokens.get(pod.metadata.uid);
    return wantsToken(pod) && (known === undefined || this.#connection.kernel.now - known.at >= renewal);
  }

  /** When the pod is to be looked at for its token: microseconds; undefined if it has none. */
  renewAfter(pod: Pod): number | undefined {
    return wantsToken(pod) ? renewal : undefined;
  }

  /** The next request gets a new one. */
  forget(podUid: string): void {
    this.#tokens.delete(podUid);
  }
}

function wantsToken(pod: Pod): boolean {
  return (pod.spec.volumes ?? []).some(({ projected }) =>
    (projected?.sources ?? []).some((source) => source.serviceAccountToken !== undefined),
  );
}
