import type { Container, PodSpec, SecurityContext } from "kubernetes-types/core/v1";

type Annotations = Readonly<Record<string, string>>;

/** A pod, or what a workload would make pods from. */
export interface Subject {
  readonly annotations: Annotations;
  readonly spec: PodSpec;
}

/** Security contexts with what newer versions have added. */
export type Context = SecurityContext & { readonly appArmorProfile?: { readonly type: string } };

/** What a check finds: why a pod is forbidden, and the details that follow in parentheses. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

/** Undefined if all is well. */
export type Check = (subject: Subject) => Violation | undefined;

/** In the order in which messages name them. */
export function containersOf({ spec }: Subject): readonly Container[] {
  const ephemeral = (spec.ephemeralContainers ?? []) as readonly Container[];
  return [...(spec.initContainers ?? []), ...spec.containers, ...ephemeral];
}

export function contextOf({ securityContext }: Pick<Container, "securityContext">): Context {
  return securityContext ?? {};
}

export function podContextOf({ spec }: Subject): NonNullable<PodSpec["securityContext"]> & Context {
  return spec.securityContext ?? {};
}

/** `"a", "b"` */
export function quoted(items: readonly string[]): string {
  return items.map((item) => `"${item}"`).join(", ");
}

export function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

/** `container "a"`, `containers "a", "b"` */
export function named(word: string, names: readonly string[]): string {
  return `${plural(word, names.length)} ${quoted(names)}`;
}

/** Each once, in order of code points. */
export function sorted(values: Iterable<string>): readonly string[] {
  return [...new Set(values)].toSorted();
}

/** `pod and containers "a", "b"`, of those that are at fault. */
export function setters(isPod: boolean, containers: readonly string[]): string {
  return [...(isPod ? ["pod"] : []), ...(containers.length > 0 ? [named("container", containers)] : [])].join(
    " and ",
  );
}
