import type { KeyToPath, Volume, VolumeProjection } from "kubernetes-types/core/v1";
import type { Directory, FileNode } from "../../host/file-node.ts";
import { directory, file, link, nodeAt, parentOf, withFiles } from "../../host/file-tree.ts";
import type { Host } from "../../host/host.ts";
import { rfc3339, type Instant } from "../../kernel/time.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import type { Mount } from "../../runtime/container.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import { podField } from "./pod-fields.ts";
import type { PodObjects } from "./pod-objects.ts";

/** Where a volume's files are, for mounts. */
export type VolumeSource = Mount["source"];

/** A volume cannot be set up: what FailedMount says behind `MountVolume.SetUp failed for volume "x" : `. */
export class VolumeError extends Error {
  override name = "VolumeError";
}

export interface VolumeContext {
  readonly pod: Pod;
  readonly objects: PodObjects;
  readonly host: Host;
  readonly token: string;
  readonly now: Instant;
  readonly podIp: string;
  readonly hostIp: string;
}

/** Sets up one volume, or brings it up to date. Throws VolumeError. @models pkg/volume, 1.33 */
export function volumeSource(volume: Volume, context: VolumeContext): VolumeSource {
  const { configMap, secret, projected, downwardAPI, emptyDir, hostPath, name } = volume;
  if (emptyDir !== undefined) return emptyDirectory(name, context);
  if (hostPath !== undefined) return hostDirectory(hostPath, context.host);
  const placed = (plugin: string, files: Files, mode: number | undefined): VolumeSource =>
    place(
      { path: `${podFolder(context.pod)}/volumes/kubernetes.io~${plugin}/${name}`, files, mode },
      context,
    );
  if (configMap !== undefined) {
    return placed("configmap", configMapFiles(configMap, context), configMap.defaultMode);
  }
  if (secret !== undefined) {
    const { secretName = "", ...rest } = secret;
    return placed("secret", secretFiles({ ...rest, name: secretName }, context), secret.defaultMode);
  }
  if (downwardAPI !== undefined) {
    return placed("downward-api", fieldFiles(downwardAPI.items ?? [], context), downwardAPI.defaultMode);
  }
  if (projected !== undefined) {
    const files = (projected.sources ?? []).flatMap((source) => [...projectedFiles(source, context)]);
    return placed("projected", new Map(files), projected.defaultMode);
  }
  const kind = Object.keys(volume).find((key) => key !== "name") ?? "none";
  throw new VolumeError(`not simulated: volumes of type ${kind}`);
}

/** Volumes that show the state of objects, and change with them. */
export function followsObjects({ configMap, secret, projected, downwardAPI }: Volume): boolean {
  return [configMap, secret, projected, downwardAPI].some((source) => source !== undefined);
}

type Files = ReadonlyMap<string, string>;

interface ObjectSource {
  readonly name?: string;
  readonly items?: readonly KeyToPath[];
  readonly optional?: boolean;
}

function configMapFiles({ name = "", items, optional }: ObjectSource, { objects }: VolumeContext): Files {
  const object = objects.configMaps.get(name);
  if (object === undefined && optional !== true) throw new VolumeError(`configmap "${name}" not found`);
  return selected(
    object?.data ?? {},
    items,
    `configmap references non-existent config key: `,
    optional ?? false,
  );
}

function secretFiles({ name = "", items, optional }: ObjectSource, { objects }: VolumeContext): Files {
  const object = objects.secrets.get(name);
  if (object === undefined && optional !== true) throw new VolumeError(`secret "${name}" not found`);
  const decoded = Object.entries(object?.data ?? {}).map(([key, value]) => [key, decodeBase64(value) ?? ""]);
  return selected(
    Object.fromEntries(decoded),
    items,
    "references non-existent secret key: ",
    optional ?? false,
  );
}

function selected(
  data: Readonly<Record<string, string>>,
  items: readonly KeyToPath[] | undefined,
  complaint: string,
  optional: boolean,
): Files {
  if (items === undefined || items.length === 0) return new Map(Object.entries(data));
  const files = new Map<string, string>();
  for (const { key, path } of items) {
    const value = data[key];
    if (value === undefined && !optional) throw new VolumeError(`${complaint}${key}`);
    if (value !== undefined) files.set(path, value);
  }
  return files;
}

function projectedFiles(source: VolumeProjection, context: VolumeContext): Files {
  if (source.configMap !== undefined) return configMapFiles(source.configMap, context);
  if (source.secret !== undefined) return secretFiles(source.secret, context);
  if (source.downwardAPI !== undefined) return fieldFiles(source.downwardAPI.items ?? [], context);
  if (source.serviceAccountToken !== undefined)
    return new Map([[source.serviceAccountToken.path, context.token]]);
  throw new VolumeError(`not simulated: projected volumes from ${Object.keys(source).join(", ")}`);
}

type FieldItem = NonNullable<NonNullable<Volume["downwardAPI"]>["items"]>[number];

function fieldFiles(items: readonly FieldItem[], context: VolumeContext): Files {
  return new Map(
    items.map(({ path, fieldRef }) => {
      if (fieldRef === undefined) throw new VolumeError("not simulated: resourceFieldRef in a volume");
      return [path, podField(fieldRef.fieldPath, context) ?? ""];
    }),
  );
}

interface Placement {
  readonly path: string;
  readonly files: Files;
  readonly mode: number | undefined;
}

/** Writes files behind `..data`, so that all change at once. @models pkg/volume/util/atomic_writer.go, 1.33 */
function place({ path, files, mode = 0o644 }: Placement, { host, now }: VolumeContext): VolumeSource {
  const source = { files: host.files, path };
  const payload: Record<string, FileNode> = {};
  for (const [name, text] of files) payload[`/${name}`] = file(text, { mode, modified: now });
  if (isSame(payloadOf(host.files.node(path)), payload)) return source;
  const stamp = `..${rfc3339(now).slice(0, 19).replaceAll(/[-:T]/g, "_")}.000000000`;
  const entries: Record<string, FileNode> = { "..data": link(stamp, { modified: now }) };
  for (const name of files.keys()) {
    const [top = name] = name.split("/");
    entries[top] = link(`..data/${top}`, { modified: now });
  }
  entries[stamp] = withFiles(directory({}, { modified: now }), payload);
  host.files.put(path, directory(entries, { mode: 0o777, modified: now }));
  return source;
}

/** The directory that `..data` of such a volume stands for; undefined if this is none. */
export function payloadOf(volume: FileNode | undefined): Directory | undefined {
  if (volume?.is !== "directory") return undefined;
  const data = volume.entries.get("..data");
  const payload = data?.is === "link" ? volume.entries.get(data.target) : undefined;
  return payload?.is === "directory" ? payload : undefined;
}

function isSame(present: Directory | undefined, wanted: Readonly<Record<string, FileNode>>): boolean {
  if (present === undefined) return false;
  const paths = Object.entries(wanted);
  const same = paths.every(([path, node]) => {
    const old = nodeAt(present, path);
    return old?.is === "file" && node.is === "file" && old.text === node.text;
  });
  return same && present.entries.size === new Set(paths.map(([path]) => path.split("/")[1])).size;
}

function emptyDirectory(name: string, { pod, host }: VolumeContext): VolumeSource {
  const path = `${podFolder(pod)}/volumes/kubernetes.io~empty-dir/${name}`;
  const access = host.files.access();
  if (access.find(path) === undefined) {
    access.makeDirectory(path, { parents: true });
    access.changeMode(path, 0o777);
  }
  return { files: host.files, path };
}

/** Where the kubelet keeps a pod's volumes on the node. */
export function podFolder(pod: Pod): string {
  return `/var/lib/kubelet/pods/${pod.metadata.uid}`;
}

function hostDirectory({ path, type = "" }: NonNullable<Volume["hostPath"]>, host: Host): VolumeSource {
  const access = host.files.access();
  const found = access.find(path)?.is;
  const kind = type.startsWith("File") ? "file" : "directory";
  const mustExist = type === "Directory" || type === "File";
  if (found === undefined ? mustExist : type !== "" && found !== kind) {
    throw new VolumeError(`hostPath type check failed: ${path} is not a ${kind}`);
  }
  if (found === undefined && kind === "directory") access.makeDirectory(path, { parents: true });
  else if (found === undefined) {
    access.makeDirectory(parentOf(path), { parents: true });
    access.writeText(path, "");
  }
  return { files: host.files, path };
}
