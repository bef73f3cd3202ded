import { refusalOf } from "../accepted-flags.ts";

/** The kubelet's command line. @models cmd/kubelet/app/options/options.go, 1.33 */
export interface KubeletFlags {
  readonly config: string;
  readonly kubeconfig: string;
  readonly bootstrapKubeconfig: string;
  readonly hostnameOverride: string;
  readonly nodeIp: string;
  readonly nodeLabels: Readonly<Record<string, string>>;
  readonly providerId: string;
  readonly registerWithTaints: readonly {
    readonly key: string;
    readonly value?: string;
    readonly effect: string;
  }[];
}

/** Reads `--name=value` and `--name value`. The error is the kubelet's. */
export function parseFlags(args: readonly string[]): KubeletFlags | { readonly error: string } {
  const values = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    const match = /^--?([a-z0-9-]+)(?:=(.*))?$/s.exec(word);
    if (match === null) return { error: `unknown command ${word}` };
    const [, name = "", value] = match;
    const given = value ?? args[++index] ?? "";
    const refusal = refusalOf("kubelet", name, given);
    if (refusal !== undefined) return { error: `failed to parse kubelet flag: ${refusal}` };
    values.set(name, given);
  }
  const get = (name: string, preset = ""): string => values.get(name) ?? preset;
  return {
    config: get("config"),
    kubeconfig: get("kubeconfig"),
    bootstrapKubeconfig: get("bootstrap-kubeconfig"),
    hostnameOverride: get("hostname-override"),
    nodeIp: get("node-ip"),
    nodeLabels: parseLabels(get("node-labels")),
    providerId: get("provider-id"),
    registerWithTaints: parseTaints(get("register-with-taints")),
  };
}

function parseLabels(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(pairs.map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));
}

/** `key=value:Effect,key:Effect`. */
function parseTaints(text: string): KubeletFlags["registerWithTaints"] {
  const taints = text.split(",").filter((taint) => taint !== "");
  return taints.map((taint) => {
    const [pair = "", effect = ""] = taint.split(":");
    const [key = "", value = ""] = pair.split("=");
    return value === "" ? { key, effect } : { key, value, effect };
  });
}
