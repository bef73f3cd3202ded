import type { Pod } from "kubernetes-types/core/v1";
import { second } from "../../../kernel/time.ts";
import { pathOf } from "../../../wire/resource.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";
import type { Call } from "../client/client.ts";

/** One container whose log is wanted. */
export interface LogSource {
  readonly pod: Pod;
  readonly container: string;
}

const pods = { group: "", version: "v1", kind: "Pod", plural: "pods", singular: "pod", namespaced: true };

/** @models staging/src/k8s.io/kubectl/pkg/cmd/logs/logs.go ToLogOptions, 1.33 */
export function logCall({ pod, container }: LogSource, flags: FlagValues, tail: number): Call {
  const { namespace = "", name = "" } = pod.metadata ?? {};
  const since = flags.number("since");
  const flag = (wanted: boolean): string | undefined => (wanted ? "true" : undefined);
  return {
    path: pathOf(pods, { namespace, name, subresource: "log" }),
    accept: "application/json, */*",
    query: {
      container,
      follow: flag(flags.bool("follow")),
      previous: flag(flags.bool("previous")),
      timestamps: flag(flags.bool("timestamps")),
      sinceTime: flags.text("since-time") || undefined,
      sinceSeconds: since > 0 ? String(Math.max(1, Math.round(since / second))) : undefined,
      limitBytes: flags.number("limit-bytes") > 0 ? String(flags.number("limit-bytes")) : undefined,
      tailLines: tail >= 0 ? String(tail) : undefined,
    },
  };
}

/** `[pod/web-abc/nginx] `, put before each line with --prefix. */
export function logPrefix({ pod, container }: LogSource): string {
  return `[pod/${pod.metadata?.name ?? ""}/${container}] `;
}
