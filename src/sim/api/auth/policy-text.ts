import type { PolicyRule, RoleRef, Subject } from "kubernetes-types/rbac/v1";

const group = "rbac.authorization.k8s.io";

/** A role as its text says it; of cluster scope if the namespace is empty. */
export interface PolicyRole {
  readonly namespace: string;
  readonly name: string;
  readonly rules: PolicyRule[];
}

export interface PolicyBinding {
  readonly namespace: string;
  readonly name: string;
  readonly roleRef: RoleRef;
  readonly subjects: Subject[];
}

/** Reads the form that policy-roles.ts describes, as a server of this minor has it. */
export function readRoles(text: string, minor: number): readonly PolicyRole[] {
  const roles: PolicyRole[] = [];
  for (const block of text.trim().split(/\n(?! )/)) {
    const [head = "", ...lines] = block.split("\n");
    const [place = "", span] = head.split(" ");
    if (!isIn(span, minor)) continue;
    const rules = lines
      .join("")
      .trim()
      .split(/;\s+/)
      .map((rule) => readRule(rule, minor));
    roles.push({ ...placeOf(place), rules: rules.filter((rule) => rule !== undefined) });
  }
  return roles;
}

/** Reads the form that policy-bindings.ts describes. */
export function readBindings(text: string, minor: number): readonly PolicyBinding[] {
  const bindings: PolicyBinding[] = [];
  for (const line of text.trim().split("\n")) {
    const [, place = "", span, role, subjects = ""] =
      /^(\S+)(?: (@\S+))?(?: = (\S+))? : ?(.*)$/.exec(line) ?? [];
    if (!isIn(span, minor)) continue;
    const { namespace, name } = placeOf(place);
    bindings.push({
      namespace,
      name,
      roleRef: { apiGroup: group, kind: namespace === "" ? "ClusterRole" : "Role", name: role ?? name },
      subjects: subjects
        .split(" ")
        .filter((subject) => subject !== "")
        .map((subject) => readSubject(subject)),
    });
  }
  return bindings;
}

/** `Group:system:masters`, `ServiceAccount:kube-system/default`. */
export function readSubject(text: string): Subject {
  const colon = text.indexOf(":");
  const kind = text.slice(0, colon);
  const name = text.slice(colon + 1);
  if (kind !== "ServiceAccount") return { apiGroup: group, kind, name };
  return { kind, ...placeOf(name) };
}

function placeOf(text: string): { readonly namespace: string; readonly name: string } {
  const slash = text.indexOf("/");
  return { namespace: text.slice(0, Math.max(slash, 0)), name: text.slice(slash + 1) };
}

/** Whether `@20-30`, `@-22` or `@29-` covers a minor. */
function isIn(span: string | undefined, minor: number): boolean {
  if (span === undefined) return true;
  const [since = "", until = ""] = span.slice(1).split("-");
  return Number(since) <= minor && (until === "" || minor <= Number(until));
}

function readRule(text: string, minor: number): PolicyRule | undefined {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const span = words[0]?.startsWith("@") === true ? words.shift() : undefined;
  if (words.length === 0 || !isIn(span, minor)) return undefined;
  const verbs = readVerbs(words.pop() ?? "");
  const [first = ""] = words;
  if (isPaths(words)) return { nonResourceURLs: words, verbs };
  const groups = first.endsWith(":") ? (words.shift() ?? "").slice(0, -1) : "-";
  const names = takeNames(words);
  return {
    apiGroups: groups.split(",").map((one) => (one === "-" ? "" : one)),
    ...(names.length === 0 ? {} : { resourceNames: names }),
    resources: words,
    verbs,
  };
}

/** A star alone means all of them. */
function isPaths([first = "", second]: readonly string[]): boolean {
  return first.startsWith("/") || (first === "*" && second === undefined);
}

/** The names in brackets at the end, which are taken away. */
function takeNames(words: string[]): string[] {
  const bracket = words.findIndex((word) => word.startsWith("["));
  return bracket < 0 ? [] : words.splice(bracket).map((name) => name.replace(/^\[|\]$/g, ""));
}

const letters: Readonly<Record<string, string>> = {
  c: "create",
  d: "delete",
  D: "deletecollection",
  g: "get",
  l: "list",
  p: "patch",
  u: "update",
  w: "watch",
};

/** `glpuw+escalate`: verbs in the order of the alphabet, as the server has them. */
function readVerbs(text: string): string[] {
  const words = text
    .split("+")
    .flatMap((word) =>
      /^[cdDglpuw]+$/.test(word) ? Array.from(word, (letter) => letters[letter] ?? letter) : [word],
    );
  return words.length === 1 ? words : words.toSorted((a, b) => (a < b ? -1 : 1));
}
