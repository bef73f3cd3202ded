import type { Host } from "../../host/host.ts";
import { Random } from "../../kernel/random.ts";
import type { Task } from "../../kernel/task.ts";
import { rfc3339Micro } from "../../kernel/time.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import { freeze, isObject } from "../../wire/json.ts";
import { parseYaml } from "../../wire/yaml.ts";

export const annotations = {
  hash: "kubernetes.io/config.hash",
  seen: "kubernetes.io/config.seen",
  source: "kubernetes.io/config.source",
  mirror: "kubernetes.io/config.mirror",
} as const;

export function isMirror({ metadata }: Pod): boolean {
  return metadata.annotations?.[annotations.mirror] !== undefined;
}

interface Parts {
  readonly host: Host;
  readonly path: string;
  readonly nodeName: string;
  /** Told of all static pods whenever a file has changed, and of files that make no sense. */
  readonly onChange: (pods: readonly Pod[]) => void;
  readonly complain: (text: string) => void;
}

/** The pods of the files in a directory of the node. @models pkg/kubelet/config/file.go, common.go, 1.33 */
export class StaticPods {
  readonly #parts: Parts;
  readonly #unwatch: () => void;
  readonly #known = new Map<string, Pod>();
  #isReading = false;
  #again = false;
  #isStopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#unwatch = parts.host.files.watch(parts.path, () => this.read());
  }

  stop(): void {
    this.#isStopped = true;
    this.#unwatch();
  }

  read(): void {
    if (this.#isReading) {
      this.#again = true;
      return;
    }
    this.#isReading = true;
    const { host, onChange } = this.#parts;
    host.kernel.spawn("static pods", this.#readAll(), (pods) => {
      this.#isReading = false;
      if (this.#isStopped) return;
      if (pods !== undefined) onChange(pods);
      if (!this.#again) return;
      this.#again = false;
      this.read();
    });
  }

  *#readAll(): Task<readonly Pod[]> {
    const { host, path } = this.#parts;
    const access = host.files.access();
    if (access.find(path)?.is !== "directory") return [];
    const pods: Pod[] = [];
    for (const name of access.list(path)) {
      const file = `${path}/${name}`;
      if (name.startsWith(".") || access.find(file)?.is !== "file") continue;
      const pod = yield* this.#readPod(file, access.readText(file));
      if (pod !== undefined) pods.push(pod);
    }
    return pods;
  }

  *#readPod(file: string, text: string): Task<Pod | undefined> {
    const key = `${file}\n${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { complain } = this.#parts;
    let parsed: unknown;
    try {
      parsed = yield* parseYaml(text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      complain(
        `"Could not process manifest file" err="${file}: couldn't parse as pod(${error.message}), please check config file" path="${file}"`,
      );
      return undefined;
    }
    if (!isObject(parsed) || parsed["kind"] !== "Pod" || !isObject(parsed["spec"])) {
      complain(
        `"Could not process manifest file" err="${file}: couldn't parse as pod(Object 'Kind' is missing), please check config file" path="${file}"`,
      );
      return undefined;
    }
    const pod = this.#complete(parsed, key);
    this.#known.set(key, pod);
    return pod;
  }

  /** Names, hashes and defaults: what the API server would add. */
  #complete(parsed: Readonly<Record<string, unknown>>, key: string): Pod {
    const { nodeName, host } = this.#parts;
    const metadata = isObject(parsed["metadata"]) ? parsed["metadata"] : {};
    const spec = isObject(parsed["spec"]) ? parsed["spec"] : {};
    const hash = new Random(0x57a7).fork(`${nodeName} ${key}`).hex(32);
    const own = isObject(metadata["annotations"]) ? metadata["annotations"] : {};
    const seen = {
      [annotations.hash]: hash,
      [annotations.seen]: rfc3339Micro(host.kernel.now),
      [annotations.source]: "file",
    };
    const pod: unknown = {
      ...parsed,
      metadata: {
        ...metadata,
        name: `${String(metadata["name"])}-${nodeName}`,
        namespace: typeof metadata["namespace"] === "string" ? metadata["namespace"] : "default",
        uid: hash,
        creationTimestamp: "",
        resourceVersion: "",
        annotations: { ...own, ...seen },
      },
      spec: {
        restartPolicy: "Always",
        terminationGracePeriodSeconds: 30,
        dnsPolicy: "ClusterFirst",
        ...spec,
        enableServiceLinks: spec["enableServiceLinks"] ?? true,
        nodeName,
        tolerations: [{ effect: "NoExecute", operator: "Exists" }],
      },
      status: { phase: "Pending" },
    };
    return freeze(pod as Pod);
  }
}
