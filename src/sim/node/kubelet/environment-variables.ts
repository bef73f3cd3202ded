import type { Container, EnvVarSource } from "kubernetes-types/core/v1";
import type { Pod } from "../../kinds/core/pod.ts";
import type { Service } from "../../kinds/core/service.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import { milliValue, wholeValue } from "../../wire/quantity.ts";
import { podField } from "./pod-fields.ts";
import type { PodObjects } from "./pod-objects.ts";

/** The container cannot be made like this: the text of CreateContainerConfigError. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

export interface EnvironmentContext {
  readonly pod: Pod;
  readonly objects: PodObjects;
  readonly services: readonly Service[];
  readonly podIp: string;
  readonly hostIp: string;
}

/** A container's environment. Throws ConfigError. @models pkg/kubelet/kubelet_pods.go makeEnvironmentVariables, 1.33 */
export function environmentOf(container: Container, context: EnvironmentContext): Map<string, string> {
  const env = new Map(serviceVariables(context));
  for (const source of container.envFrom ?? []) {
    for (const [key, value] of sourced(source, context)) env.set(`${source.prefix ?? ""}${key}`, value);
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    const found = valueFrom === undefined ? expand(value ?? "", env) : valueOf(valueFrom, container, context);
    if (found !== undefined) env.set(name, found);
  }
  return env;
}

/** `$(NAME)` becomes the variable's value if there is one; `$$` is a dollar. @models third_party/forked/golang/expansion */
export function expand(text: string, env: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\$|\$\(([^)]*)\)/g, (whole, name: string | undefined) => {
    return name === undefined ? "$" : (env.get(name) ?? whole);
  });
}

type Source = NonNullable<Container["envFrom"]>[number];

function sourced(
  { configMapRef, secretRef }: Source,
  { objects }: EnvironmentContext,
): readonly (readonly [string, string])[] {
  if (configMapRef !== undefined) {
    const object = objects.configMaps.get(configMapRef.name ?? "");
    if (object === undefined)
      return absent(configMapRef.optional, `configmap "${configMapRef.name ?? ""}" not found`);
    return Object.entries(object.data ?? {});
  }
  if (secretRef === undefined) return [];
  const object = objects.secrets.get(secretRef.name ?? "");
  if (object === undefined) return absent(secretRef.optional, `secret "${secretRef.name ?? ""}" not found`);
  return Object.entries(object.data ?? {}).map(([key, value]) => [key, decodeBase64(value) ?? ""]);
}

function absent(optional: boolean | undefined, message: string): readonly [] {
  if (optional === true) return [];
  throw new ConfigError(message);
}

function valueOf(
  source: EnvVarSource,
  container: Container,
  context: EnvironmentContext,
): string | undefined {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = source;
  const { objects } = context;
  if (configMapKeyRef !== undefined) {
    const object = objects.configMaps.get(configMapKeyRef.name ?? "");
    return keyOf(
      { ...configMapKeyRef, data: object?.data, exists: object !== undefined, kind: "ConfigMap" },
      context,
    );
  }
  if (secretKeyRef !== undefined) {
    const object = objects.secrets.get(secretKeyRef.name ?? "");
    const value = keyOf(
      { ...secretKeyRef, data: object?.data, exists: object !== undefined, kind: "Secret" },
      context,
    );
    return value === undefined ? undefined : (decodeBase64(value) ?? "");
  }
  if (fieldRef !== undefined) return podField(fieldRef.fieldPath, context);
  return resourceFieldRef === undefined ? undefined : resourceField(resourceFieldRef.resource, container);
}

interface KeyReference {
  readonly name?: string;
  readonly key: string;
  readonly optional?: boolean;
  readonly data: Readonly<Record<string, string>> | undefined;
  readonly exists: boolean;
  readonly kind: "ConfigMap" | "Secret";
}

function keyOf(reference: KeyReference, { pod }: EnvironmentContext): string | undefined {
  const { name = "", key, optional, data, exists, kind } = reference;
  const value = data?.[key];
  if (value !== undefined || optional === true) return value;
  if (!exists) throw new ConfigError(`${kind.toLowerCase()} "${name}" not found`);
  throw new ConfigError(`couldn't find key ${key} in ${kind} ${pod.metadata.namespace}/${name}`);
}

/** `limits.cpu` in whole cores, rounded up; `requests.memory` in bytes. */
function resourceField(path: string, container: Container): string {
  const [kind = "", resource = ""] = path.split(/\.(.*)/);
  const list = kind === "limits" ? container.resources?.limits : container.resources?.requests;
  const amount = list?.[resource];
  return String(resource === "cpu" ? Math.ceil(milliValue(amount) / 1000) : wholeValue(amount));
}

/** The variables of Docker's links, for the services of the pod's namespace and for the API server's. */
function serviceVariables({ pod, services }: EnvironmentContext): readonly (readonly [string, string])[] {
  const hasLinks = pod.spec.enableServiceLinks !== false;
  return services.flatMap((service) => {
    const isMaster = service.metadata.namespace === "default" && service.metadata.name === "kubernetes";
    const isLinked = hasLinks && service.metadata.namespace === pod.metadata.namespace;
    return isMaster || isLinked ? knownVariablesOf(service) : [];
  });
}

type Variables = readonly (readonly [string, string])[];

const known = new WeakMap<Service, Variables>();

function knownVariablesOf(service: Service): Variables {
  const variables = known.get(service) ?? variablesOf(service);
  known.set(service, variables);
  return variables;
}

function variablesOf({ metadata, spec }: Service): Variables {
  const address = spec.clusterIP ?? "";
  const ports = spec.ports ?? [];
  const [first] = ports;
  if (address === "" || address === "None" || first === undefined) return [];
  const name = metadata.name.toUpperCase().replaceAll("-", "_");
  const named = ports.filter((port) => (port.name ?? "") !== "");
  return [
    [`${name}_SERVICE_HOST`, address],
    [`${name}_SERVICE_PORT`, String(first.port)],
    ...named.map(
      (port) =>
        [
          `${name}_SERVICE_PORT_${(port.name ?? "").toUpperCase().replaceAll("-", "_")}`,
          String(port.port),
        ] as const,
    ),
    [`${name}_PORT`, `${(first.protocol ?? "TCP").toLowerCase()}://${address}:${first.port}`],
    ...ports.flatMap(({ port, protocol = "TCP" }) => {
      const prefix = `${name}_PORT_${port}_${protocol}`;
      return [
        [prefix, `${protocol.toLowerCase()}://${address}:${port}`],
        [`${prefix}_PROTO`, protocol.toLowerCase()],
        [`${prefix}_PORT`, String(port)],
        [`${prefix}_ADDR`, address],
      ] as const;
    }),
  ];
}
