import type { Store } from "../../store/store.ts";
import type { Stored } from "../../wire/object.ts";
import { podReferences } from "./pod-references.ts";

const folder = "/registry/pods/";

/** Which pods are on which node, kept up to date with the store. */
export class NodePods {
  readonly #byNode = new Map<string, Map<string, Stored>>();

  constructor(store: Store) {
    for (const { key, value } of store.range(folder)) this.#change(key, undefined, value as Stored);
    store.watch(folder, ({ key, before, after }) => {
      this.#change(key, before?.value as Stored | undefined, after?.value as Stored | undefined);
    });
  }

  has(node: string, namespace: string, name: string): boolean {
    return this.#byNode.get(node)?.has(`${folder}${namespace}/${name}`) ?? false;
  }

  /** Whether a pod of this namespace on the node refers to `secrets NAME` and the like. */
  refer(node: string, namespace: string, reference: string): boolean {
    for (const pod of this.#byNode.get(node)?.values() ?? []) {
      if (pod.metadata.namespace === namespace && podReferences(pod).has(reference)) return true;
    }
    return false;
  }

  #change(key: string, before: Stored | undefined, after: Stored | undefined): void {
    const [old, now] = [nodeOf(before), nodeOf(after)];
    if (old !== now) this.#byNode.get(old)?.delete(key);
    if (after === undefined || now === "") return;
    const pods = this.#byNode.get(now) ?? new Map<string, Stored>();
    this.#byNode.set(now, pods.set(key, after));
  }
}

function nodeOf(pod: Stored | undefined): string {
  return (pod as { readonly spec?: { readonly nodeName?: string } } | undefined)?.spec?.nodeName ?? "";
}
