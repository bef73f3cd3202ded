import { final, type Plugin } from "../framework.ts";

/**
 * Affinity between pods is not simulated: a pod that asks for it stays pending and says so, rather than being placed
 * as if it had not asked.
 */
export const interPodAffinity: Plugin = {
  name: "InterPodAffinity",
  requeueOn: [],
  begin: ({ pod: { spec } }) => {
    const { podAffinity, podAntiAffinity } = spec.affinity ?? {};
    if (podAffinity === undefined && podAntiAffinity === undefined) return {};
    const field = podAffinity === undefined ? "podAntiAffinity" : "podAffinity";
    return { reject: final(`spec.affinity.${field} is not simulated`) };
  },
};
