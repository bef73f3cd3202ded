import type { Pod } from "../../kinds/core/pod.ts";

/** What a `fieldRef` of the downward API gives. Undefined for a path that it does not know. */
export function podField(
  path: string,
  context: { readonly pod: Pod; readonly podIp: string; readonly hostIp: string },
): string | undefined {
  const { pod, podIp, hostIp } = context;
  const { metadata, spec } = pod;
  const [, map, key = ""] = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(path) ?? [];
  if (map === "labels" || map === "annotations") return metadata[map]?.[key] ?? "";
  const fields: Readonly<Record<string, string>> = {
    "metadata.name": metadata.name,
    "metadata.namespace": metadata.namespace,
    "metadata.uid": metadata.uid,
    "spec.nodeName": spec.nodeName ?? "",
    "spec.serviceAccountName": spec.serviceAccountName ?? "",
    "status.podIP": podIp,
    "status.podIPs": podIp,
    "status.hostIP": hostIp,
    "status.hostIPs": hostIp,
    "metadata.labels": pairs(metadata.labels),
    "metadata.annotations": pairs(metadata.annotations),
  };
  return fields[path];
}

/** `key="value"` lines, sorted: labels in a file of the downward API. */
function pairs(map: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(map ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join("\n");
}
