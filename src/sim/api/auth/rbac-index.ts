import type { RoleRef, Subject } from "kubernetes-types/rbac/v1";
import type { Store } from "../../store/store.ts";
import type { Stored } from "../../wire/object.ts";
import type { User } from "../machinery.ts";

/** A RoleBinding or ClusterRoleBinding, as the authorizer needs it. */
export interface BindingObject extends Stored {
  readonly roleRef: RoleRef;
  readonly subjects?: readonly Subject[];
}

const folders = { cluster: "/registry/clusterrolebindings/", namespaced: "/registry/rolebindings/" } as const;
const roleFolders = ["/registry/clusterroles/", "/registry/roles/"] as const;

/** Bindings by subject, kept up to date with the store, and a number that rises when the policy changes. */
export class RbacIndex {
  /** `NAMESPACE SUBJECT` to bindings by their keys; the namespace is empty for those of the cluster. */
  readonly #bindings = new Map<string, Map<string, BindingObject>>();
  #version = 0;

  constructor(store: Store) {
    for (const folder of Object.values(folders)) {
      for (const { key, value } of store.range(folder)) this.#change(key, undefined, value as BindingObject);
      store.watch(folder, ({ key, before, after }) => {
        this.#change(
          key,
          before?.value as BindingObject | undefined,
          after?.value as BindingObject | undefined,
        );
      });
    }
    for (const folder of roleFolders) store.watch(folder, () => void this.#version++);
  }

  get version(): number {
    return this.#version;
  }

  /** Those of the cluster (no namespace) or of one namespace that name the user or a group of it, by name. */
  bindingsOf(user: User, namespace: string): readonly BindingObject[] {
    const found = new Map<string, BindingObject>();
    for (const subject of subjectsOf(user)) {
      const bindings = this.#bindings.get(`${namespace} ${subject}`);
      if (bindings !== undefined) for (const [key, binding] of bindings) found.set(key, binding);
    }
    return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, binding]) => binding);
  }

  #change(key: string, before: BindingObject | undefined, after: BindingObject | undefined): void {
    this.#version++;
    for (const subject of before?.subjects ?? [])
      this.#bindings.get(subjectKey(subject, before))?.delete(key);
    for (const subject of after?.subjects ?? []) {
      const name = subjectKey(subject, after);
      const bindings = this.#bindings.get(name) ?? new Map<string, BindingObject>();
      this.#bindings.set(name, bindings.set(key, after as BindingObject));
    }
  }
}

function subjectKey({ kind, name, namespace: own }: Subject, binding: Stored | undefined): string {
  const namespace = binding?.metadata.namespace ?? "";
  const subject =
    kind === "ServiceAccount" ? `User system:serviceaccount:${own || namespace}:${name}` : `${kind} ${name}`;
  return `${namespace} ${subject}`;
}

function* subjectsOf({ name, groups }: User): Generator<string> {
  yield `User ${name}`;
  for (const group of groups) yield `Group ${group}`;
}

/** Which of a binding's subjects a user is, in the words of reasons. */
export function describeSubject({ subjects = [], metadata }: BindingObject, user: User): string {
  const own = subjects.find((subject) => isUser(subject, metadata.namespace, user));
  if (own?.kind !== "ServiceAccount") return `${own?.kind ?? ""} ${JSON.stringify(own?.name ?? "")}`;
  return `ServiceAccount ${JSON.stringify(`${own.name}/${own.namespace || metadata.namespace}`)}`;
}

function isUser({ kind, name, namespace }: Subject, ownNamespace: string, user: User): boolean {
  if (kind === "Group") return user.groups.includes(name);
  return (
    user.name === (kind === "User" ? name : `system:serviceaccount:${namespace || ownNamespace}:${name}`)
  );
}
