import { CommandError } from "../../cobra/command.ts";
import type { ApiResource } from "./discovery.ts";

/** From what people type, and from what manifests say, to resources of this server. */
export class Mapper {
  readonly resources: readonly ApiResource[];

  constructor(resources: readonly ApiResource[]) {
    this.resources = resources;
  }

  /**
   * `pods`, `po`, `Pod`, `deploy`, `deployments.apps`, `deployments.v1.apps`. Throws if there is none.
   * @models staging/src/k8s.io/apimachinery/pkg/api/meta/priority.go, client-go restmapper shortcut.go, 1.33
   */
  byWord(word: string): ApiResource {
    const found = this.find(word);
    if (found === undefined) throw new CommandError(noSuchType(word));
    return found;
  }

  find(word: string): ApiResource | undefined {
    const [name = "", ...qualifiers] = word.toLowerCase().split(".");
    const candidates = this.#named(name);
    if (qualifiers.length === 0) return candidates[0];
    const [version, ...group] = qualifiers;
    return (
      candidates.find((resource) => resource.version === version && resource.group === group.join(".")) ??
      candidates.find((resource) => resource.group === qualifiers.join(".")) ??
      candidates.find((resource) => resource.group.startsWith(`${qualifiers.join(".")}.`))
    );
  }

  /** The resources of a category (`all`), or undefined if no resource says it belongs to one of that name. */
  category(name: string): readonly ApiResource[] | undefined {
    const members = this.resources.filter(({ categories }) => categories?.includes(name.toLowerCase()));
    return members.length === 0 ? undefined : members;
  }

  byKind(apiVersion: string, kind: string): ApiResource | undefined {
    return this.resources.find((resource) => resource.kind === kind && groupVersion(resource) === apiVersion);
  }

  /** Full names go before short ones. */
  #named(name: string): readonly ApiResource[] {
    const byName = this.resources.filter(({ plural, singular }) => plural === name || singular === name);
    return byName.length > 0 ? byName : this.resources.filter(({ shortNames }) => shortNames?.includes(name));
  }
}

export function groupVersion({ group, version }: Pick<ApiResource, "group" | "version">): string {
  return group === "" ? version : `${group}/${version}`;
}

function noSuchType(word: string): string {
  return `the server doesn't have a resource type ${JSON.stringify(word.split(".")[0] ?? "")}`;
}
