import type { Toleration } from "kubernetes-types/core/v1";
import { freeze } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { AdmissionPlugin } from "./admission.ts";
import { isAboutCore, type PodLike } from "./pod-like.ts";

const seconds = 300;

const defaults: readonly Toleration[] = freeze(
  ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"].map((key) => ({
    key,
    operator: "Exists",
    effect: "NoExecute",
    tolerationSeconds: seconds,
  })),
);

/** Pods, new and changed, stay five minutes on a node that is not ready or not reachable, unless they say otherwise. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: "DefaultTolerationSeconds",
  mutate(object, request) {
    if (!isAboutCore(request, "pods")) return object;
    const pod = object as PodLike;
    const tolerations = pod.spec.tolerations ?? [];
    const missing = defaults.filter(
      ({ key }) => !tolerations.some((toleration) => tolerates(toleration, key)),
    );
    if (missing.length === 0) return object;
    return { ...pod, spec: { ...pod.spec, tolerations: [...tolerations, ...missing] } } as Stored;
  },
};

function tolerates({ key = "", effect = "" }: Toleration, wanted: string | undefined): boolean {
  return (key === wanted || key === "") && (effect === "NoExecute" || effect === "");
}
