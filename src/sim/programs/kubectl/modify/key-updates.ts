import { CommandError } from "../../cobra/command.ts";

/** `KEY=VALUE` and `KEY-` behind the resources of `label` and `annotate`. */
export interface KeyUpdates {
  readonly resources: readonly string[];
  readonly set: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go GetResourcesAndPairs, ParsePairs, 1.33 */
export function parseKeyUpdates(args: readonly string[], what: "label" | "annotation"): KeyUpdates {
  const isUpdate = (word: string): boolean => word.includes("=") || (word.endsWith("-") && word !== "-");
  const first = args.findIndex((word) => isUpdate(word));
  const resources = first === -1 ? args : args.slice(0, first);
  const set = new Map<string, string>();
  const remove: string[] = [];
  for (const word of first === -1 ? [] : args.slice(first)) {
    if (!isUpdate(word))
      throw new CommandError(`all resources must be specified before ${what} changes: ${word}`);
    const equals = word.indexOf("=");
    if (equals > 0) set.set(word.slice(0, equals), word.slice(equals + 1));
    else if (word.endsWith("-")) remove.push(word.slice(0, -1));
    else throw new CommandError(`unexpected ${what} pair: ${word}`);
  }
  const both = remove.find((key) => set.has(key));
  if (both !== undefined)
    throw new CommandError(
      `can not both modify and remove ${what === "label" ? "a label" : "an annotation"} in the same command`,
    );
  return { resources, set, remove };
}
