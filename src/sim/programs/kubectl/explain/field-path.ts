import { CommandError } from "../../cobra/command.ts";
import type { ApiResource } from "../client/discovery.ts";
import { PlainError } from "../client/kubectl-errors.ts";
import type { Mapper } from "../client/mapper.ts";

/** A resource and the way to one of its fields. */
export interface FieldPath {
  readonly resource: ApiResource;
  readonly fields: readonly string[];
}

/**
 * Takes apart `pods.spec.containers`; `deployments.apps.spec` names the group, too. Throws CommandError.
 * @models staging/src/k8s.io/kubectl/pkg/explain/explain.go SplitAndParseResourceRequestWithMatchingPrefix, 1.33
 */
export function fieldPathOf(text: string, mapper: Mapper, knowsGroups: boolean): FieldPath {
  const [name = "", ...fields] = partsOf(text);
  const candidates = named(name.toLowerCase(), mapper.resources);
  const [first] = candidates;
  if (name === "") throw new CommandError("a resource must be present, got: /, Resource=");
  if (first === undefined)
    throw new PlainError(`the server doesn't have a resource type ${JSON.stringify(name)}`);
  const prefixed = knowsGroups ? candidates.find((one) => text.startsWith(groupResource(one))) : undefined;
  if (prefixed === undefined) return { resource: first, fields };
  const rest = text.slice(groupResource(prefixed).length);
  return { resource: prefixed, fields: rest === "" ? [] : partsOf(rest).slice(1) };
}

function groupResource({ plural, group }: ApiResource): string {
  return group === "" ? plural : `${plural}.${group}`;
}

function partsOf(text: string): readonly string[] {
  const parts = (text.endsWith(".") ? text.slice(0, -1) : text).split(".");
  const isWrong =
    parts.slice(1).includes("") || (parts.length > 1 && parts[0] === "" && !text.startsWith("."));
  if (isWrong || /[[\]*?{}]/.test(text)) {
    throw new CommandError("invalid jsonpath syntax, first node must be field node");
  }
  return parts;
}

/** Full names go before short ones, and these before kinds. */
function named(name: string, resources: readonly ApiResource[]): readonly ApiResource[] {
  const byName = resources.filter(({ plural, singular }) => plural === name || singular === name);
  return byName.length > 0 ? byName : resources.filter(({ shortNames }) => shortNames?.includes(name));
}
