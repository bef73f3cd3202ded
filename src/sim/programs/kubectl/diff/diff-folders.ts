import type { Process } from "../../../host/process.ts";
import { isObject, jsonEqual, type JsonObject } from "../../../wire/json.ts";
import { printYaml } from "../../../wire/yaml.ts";
import type { MappedManifest } from "../manifest/map-manifests.ts";
import { asObject, fieldsOf, withoutManagedFields, type KubeObject } from "../resources/kube-object.ts";

interface Pair {
  readonly live: KubeObject | undefined;
  readonly merged: KubeObject | undefined;
}

/** Two temporary directories with one file for each object: as it is, and as it would be. */
export class DiffFolders {
  readonly live: string;
  readonly merged: string;
  readonly #process: Process;
  readonly #showsManagedFields: boolean;
  readonly #files: string[] = [];

  constructor(process: Process, showsManagedFields: boolean) {
    this.#process = process;
    this.#showsManagedFields = showsManagedFields;
    const random = process.kernel.random.fork(`diff ${process.pid} ${process.kernel.now}`);
    this.live = `/tmp/LIVE-${random.text(10, "0123456789")}`;
    this.merged = `/tmp/MERGED-${random.text(10, "0123456789")}`;
    for (const path of [this.live, this.merged]) process.access.makeDirectory(path, { mode: 0o700 });
  }

  add({ resource, namespace, name }: MappedManifest, pair: Pair): void {
    const { live, merged } = resource.kind === "Secret" && resource.group === "" ? masked(pair) : pair;
    const group = resource.group === "" ? "" : `${resource.group}.`;
    const file = `${group}${resource.version}.${resource.kind}.${namespace}.${name}`.replaceAll(":", "-");
    this.#write(`${this.live}/${file}`, live);
    this.#write(`${this.merged}/${file}`, merged);
  }

  #write(path: string, object: KubeObject | undefined): void {
    const shown = object === undefined || this.#showsManagedFields ? object : withoutManagedFields(object);
    this.#process.access.writeText(path, shown === undefined ? "" : printYaml(fieldsOf(shown)), 0o600);
    this.#files.push(path);
  }

  remove(): void {
    const { access } = this.#process;
    for (const path of new Set(this.#files)) access.unlink(path);
    for (const path of [this.live, this.merged]) access.removeDirectory(path);
  }
}

/**
 * Secrets are not shown, only that they differ.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go Masker, 1.33
 */
function masked({ live, merged }: Pair): Pair {
  const [before, after] = [dataOf(live), dataOf(merged)];
  const mark = (own: JsonObject, other: JsonObject, suffix: string): JsonObject =>
    Object.fromEntries(
      Object.entries(own).map(([key, value]) => {
        const isChanged = other[key] !== undefined && !jsonEqual(other[key], value);
        return [key, isChanged ? `*** (${suffix})` : "***"];
      }),
    );
  return {
    live: withData(live, mark(before, after, "before")),
    merged: withData(merged, mark(after, before, "after")),
  };
}

function dataOf(object: KubeObject | undefined): JsonObject {
  const data = object === undefined ? undefined : fieldsOf(object)["data"];
  return isObject(data) ? data : {};
}

function withData(object: KubeObject | undefined, data: JsonObject): KubeObject | undefined {
  if (object === undefined || Object.keys(data).length === 0) return object;
  return asObject({ ...fieldsOf(object), data });
}
