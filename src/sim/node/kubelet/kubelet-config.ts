import type { FileAccess } from "../../host/file-access.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import { parseGoDuration } from "../../wire/duration.ts";
import { isObject } from "../../wire/json.ts";
import { parseYaml } from "../../wire/yaml.ts";
import type * as Fields from "./config-fields.ts";

/** What of KubeletConfiguration (kubelet.config.k8s.io/v1beta1) has an effect here. Durations in microseconds. */
export interface KubeletConfig {
  readonly staticPodPath: string;
  readonly clusterDns: readonly string[];
  readonly clusterDomain: string;
  readonly maxPods: number;
  readonly port: number;
  readonly serializeImagePulls: boolean;
  readonly registerNode: boolean;
  readonly clientCaFile: string;
  readonly registerWithTaints: readonly {
    readonly key: string;
    readonly value?: string;
    readonly effect: string;
  }[];
  readonly syncFrequency: number;
  /** Fields that no kubelet knows: the real one warns, and goes on without them. */
  readonly unknownFields: readonly string[];
}

const fieldsModule: Module<typeof Fields> = defineModule(
  "kubelet/config-fields",
  () => import("./config-fields.ts"),
);

/** Reads the file of `--config`. The error is what the kubelet prints behind `"command failed" err=`. */
export function* readKubeletConfig(
  access: FileAccess,
  path: string,
): Task<KubeletConfig | { readonly error: string }> {
  const failed = (reason: string): { readonly error: string } => ({
    error:
      `failed to load kubelet config file, path: ${path}, error: failed to load Kubelet config file ${path}, ` +
      `error ${reason}`,
  });
  if (access.find(path)?.is !== "file") {
    return failed(
      `failed to read kubelet config file ${JSON.stringify(path)}, error: open ${path}: no such file or directory`,
    );
  }
  const parsed = yield* parseYaml(access.readText(path));
  if (!isObject(parsed)) return failed("couldn't get version/kind; json parse error");
  if (parsed["kind"] !== "KubeletConfiguration") {
    return failed(
      `no kind ${JSON.stringify(parsed["kind"] ?? "")} is registered for version ${JSON.stringify(parsed["apiVersion"] ?? "")} in scheme "pkg/kubelet/apis/config/scheme/scheme.go"`,
    );
  }
  const strange = Object.keys(parsed).filter((field) => !isHonoured(field, parsed[field]));
  if (strange.length === 0) return configOf(parsed, []);
  const { configFields } = yield* need(fieldsModule);
  const refused = strange.filter((field) => configFields.has(field));
  if (refused.length > 0) return failed(`not simulated: ${refused.join(", ")}`);
  return configOf(parsed, strange);
}

/** What is read here. */
const acting = new Set(
  (
    "apiVersion kind authentication clusterDNS clusterDomain maxPods port registerNode registerWithTaints " +
    "serializeImagePulls staticPodPath syncFrequency"
  ).split(" "),
);

/** What is about nothing that is simulated. */
const unseen = new Set(["authorization", "cgroupDriver", "cgroupRoot", "logging", "memorySwap"]);

/** What is always so here: another value is refused. */
const fixed: Readonly<Record<string, unknown>> = {
  containerRuntimeEndpoint: "",
  failSwapOn: false,
  healthzBindAddress: "127.0.0.1",
  healthzPort: 10_248,
  imageGCHighThresholdPercent: 100,
  rotateCertificates: true,
};

/** Other fields may hold what kubeadm and kind write: nothing, no time, no threshold. */
function isHonoured(field: string, value: unknown): boolean {
  if (Object.hasOwn(fixed, field)) return fixed[field] === value;
  return acting.has(field) || unseen.has(field) || isNothing(value);
}

function isNothing(value: unknown): boolean {
  return isObject(value) ? Object.values(value).every(isNothing) : value === "0s" || value === "0%";
}

function configOf(
  fields: Readonly<Record<string, unknown>>,
  unknownFields: readonly string[],
): KubeletConfig {
  const authentication = isObject(fields["authentication"]) ? fields["authentication"] : {};
  const x509 = isObject(authentication["x509"]) ? authentication["x509"] : {};
  const taints = fields["registerWithTaints"];
  const frequency = parseGoDuration(text(fields["syncFrequency"], "0s"));
  return {
    staticPodPath: text(fields["staticPodPath"], ""),
    clusterDns: Array.isArray(fields["clusterDNS"]) ? fields["clusterDNS"].map(String) : [],
    clusterDomain: text(fields["clusterDomain"], ""),
    maxPods: number(fields["maxPods"], 110),
    port: number(fields["port"], 10_250),
    serializeImagePulls: fields["serializeImagePulls"] !== false,
    registerNode: fields["registerNode"] !== false,
    clientCaFile: text(x509["clientCAFile"], ""),
    registerWithTaints: Array.isArray(taints) ? taints : [],
    syncFrequency: frequency === undefined || frequency === 0 ? 60_000_000 : frequency,
    unknownFields,
  };
}

function text(value: unknown, preset: string): string {
  return typeof value === "string" ? value : preset;
}

function number(value: unknown, preset: number): number {
  return typeof value === "number" ? value : preset;
}
