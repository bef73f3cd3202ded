import { compareElements, type PathElement } from "./path-element.ts";

/**
 * A set of fields, as a tree. A node's own membership is kept by its parent, so that `spec` can be a member, or have
 * members below, or both. Immutable; parts are shared.
 * @models sigs.k8s.io/structured-merge-diff/v4/fieldpath Set
 */
export interface FieldSet {
  readonly members: ReadonlySet<PathElement>;
  /** Never empty ones. */
  readonly children: ReadonlyMap<PathElement, FieldSet>;
}

export const emptySet: FieldSet = Object.freeze({ members: new Set<string>(), children: new Map() });

export function isEmptySet({ members, children }: FieldSet): boolean {
  return members.size === 0 && children.size === 0;
}

/** The set of these paths. */
export function setOf(...paths: readonly (readonly PathElement[])[]): FieldSet {
  const builder = new SetBuilder();
  for (const path of paths) builder.insert(path);
  return builder.build();
}

/** Collects paths. */
export class SetBuilder {
  readonly #root: Building = { members: new Set(), children: new Map() };

  /** The empty path, the object itself, is nobody's. */
  insert(path: readonly PathElement[]): void {
    let node = this.#root;
    for (const [index, element] of path.entries()) {
      if (index === path.length - 1) node.members.add(element);
      else node = descend(node, element);
    }
  }

  /** The set; nothing may be inserted afterwards. */
  build(): FieldSet {
    return this.#root;
  }
}

interface Building {
  readonly members: Set<PathElement>;
  readonly children: Map<PathElement, Building>;
}

function descend(node: Building, element: PathElement): Building {
  const known = node.children.get(element);
  if (known !== undefined) return known;
  const child: Building = { members: new Set(), children: new Map() };
  node.children.set(element, child);
  return child;
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (a === b || isEmptySet(b)) return a;
  if (isEmptySet(a)) return b;
  const children = new Map(a.children);
  for (const [element, child] of b.children) {
    const own = children.get(element);
    children.set(element, own === undefined ? child : union(own, child));
  }
  return { members: new Set([...a.members, ...b.members]), children };
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of a.children) {
    const other = b.children.get(element);
    if (other !== undefined) addChild(children, element, intersection(child, other));
  }
  return { members: filtered(a.members, (element) => b.members.has(element)), children };
}

/** What is in `a` and not in `b`. Fields below a member of `b` stay. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptySet(b)) return a;
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of a.children) {
    const other = b.children.get(element);
    addChild(children, element, other === undefined ? child : difference(child, other));
  }
  return { members: filtered(a.members, (element) => !b.members.has(element)), children };
}

/** What is in `a`, and neither in `b` nor below a member of `b`. */
export function recursiveDifference(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptySet(b)) return a;
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of a.children) {
    if (b.members.has(element)) continue;
    const other = b.children.get(element);
    addChild(children, element, other === undefined ? child : recursiveDifference(child, other));
  }
  return { members: filtered(a.members, (element) => !b.members.has(element)), children };
}

export function hasPath(set: FieldSet, path: readonly PathElement[]): boolean {
  let node: FieldSet | undefined = set;
  for (const [index, element] of path.entries()) {
    if (index === path.length - 1) return node.members.has(element);
    node = node.children.get(element);
    if (node === undefined) return false;
  }
  return false;
}

export function sameSets(a: FieldSet, b: FieldSet): boolean {
  if (a === b) return true;
  if (a.members.size !== b.members.size || a.children.size !== b.children.size) return false;
  for (const element of a.members) if (!b.members.has(element)) return false;
  for (const [element, child] of a.children) {
    const other = b.children.get(element);
    if (other === undefined || !sameSets(child, other)) return false;
  }
  return true;
}

/** All paths in the real server's order: at each level its members, then what is below. */
export function pathsOf(
  set: FieldSet,
  prefix: readonly PathElement[] = [],
): readonly (readonly PathElement[])[] {
  const members = [...set.members].toSorted(compareElements).map((element) => [...prefix, element]);
  const below = [...set.children]
    .toSorted(([a], [b]) => compareElements(a, b))
    .flatMap(([element, child]) => pathsOf(child, [...prefix, element]));
  return [...members, ...below];
}

function addChild(children: Map<PathElement, FieldSet>, element: PathElement, child: FieldSet): void {
  if (!isEmptySet(child)) children.set(element, child);
}

function filtered(
  members: ReadonlySet<PathElement>,
  keep: (element: PathElement) => boolean,
): ReadonlySet<PathElement> {
  const kept = new Set<PathElement>();
  for (const element of members) if (keep(element)) kept.add(element);
  return kept;
}
