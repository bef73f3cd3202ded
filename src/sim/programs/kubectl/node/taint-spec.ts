import type { Taint } from "kubernetes-types/core/v1";
import { CommandError } from "../../cobra/command.ts";

export interface TaintUpdates {
  readonly add: readonly Taint[];
  /** Without an effect: whatever it is. */
  readonly remove: readonly (Pick<Taint, "key"> & { readonly effect?: string })[];
}

const effects = new Set(["NoSchedule", "PreferNoSchedule", "NoExecute"]);
const qualifiedName =
  /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const nameRule =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

/**
 * `key=value:Effect`, `key:Effect`, `key:Effect-`, `key-`.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/taint/utils.go parseTaints, 1.33
 */
export function parseTaints(specs: readonly string[]): TaintUpdates {
  const add: Taint[] = [];
  const remove: { key: string; effect?: string }[] = [];
  for (const spec of specs) {
    if (spec.endsWith("-")) {
      const [key = "", effect] = (spec.slice(0, -1).split("=", 1)[0] ?? "").split(":");
      remove.push(effect === undefined ? { key } : { key, effect });
    } else add.push(parseTaint(spec));
  }
  const twice = add.find((one, index) =>
    add.some((other, at) => at < index && other.key === one.key && other.effect === one.effect),
  );
  if (twice !== undefined)
    throw new CommandError(
      `duplicated taints with the same key and effect: {${twice.key} ${twice.value ?? ""} ${twice.effect} <nil>}`,
    );
  return { add, remove };
}

function parseTaint(spec: string): Taint {
  const [head = "", effect, ...rest] = spec.split(":");
  const [key = "", value, ...more] = head.split("=");
  if (rest.length > 0 || more.length > 0) throw new CommandError(`invalid taint spec: ${spec}`);
  if (effect === undefined || !qualifiedName.test(key))
    throw new CommandError(`invalid taint spec: ${spec}, ${nameRule}`);
  if (!effects.has(effect))
    throw new CommandError(`invalid taint effect: ${effect}, unsupported taint effect`);
  return { key, effect, ...(value === undefined || value === "" ? {} : { value }) };
}

export function formatTaint({ key, effect }: { readonly key: string; readonly effect?: string }): string {
  return effect === undefined || effect === "" ? key : `${key}:${effect}`;
}
