import { isObject } from "../../wire/json.ts";

type Fields = Readonly<Record<string, unknown>>;

const inSecurityContext = ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers"];

/** A pod's spec as the API server has it in memory: what concerns the host's namespaces is in the security context. */
export function internalPodSpec(spec: object): Fields {
  const { securityContext, ...fields } = spec as Fields;
  const moved = inSecurityContext.filter((name) => fields[name] !== undefined);
  if (securityContext === undefined && moved.length === 0) return fields;
  const entries = moved.map((name) => [name, fields[name]] as const);
  const context = { ...(isObject(securityContext) ? securityContext : {}), ...Object.fromEntries(entries) };
  return { ...fields, securityContext: context };
}

export function internalTemplate(template: object): Fields {
  const { spec, ...rest } = template as Fields;
  return isObject(spec) ? { ...rest, spec: internalPodSpec(spec) } : { ...rest };
}
