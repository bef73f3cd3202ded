import type { Task } from "../../../kernel/task.ts";
import { CommandError } from "../../cobra/command.ts";
import type { ApiResource } from "../client/discovery.ts";
import type { Mapper } from "../client/mapper.ts";
import type { Session } from "../session.ts";
import type { Target, Targets } from "./target.ts";

export interface ArgumentOptions {
  readonly allNamespaces?: boolean;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** `--all` was given: names are refused. */
  readonly takesAll?: boolean;
  /** `--all`, or a command for which a type alone means all of that type. */
  readonly selectsAll?: boolean;
  /** The type of words without one: `logs NAME` is about pods. */
  readonly defaultType?: string;
}

/**
 * Reads `TYPE`, `TYPE NAME...`, `TYPE1,TYPE2`, `TYPE/NAME...` against what the server serves. Throws CommandError.
 * @models staging/src/k8s.io/cli-runtime/pkg/resource/builder.go ResourceTypeOrNameArgs, 1.33
 */
export function* resolveArguments(
  session: Session,
  args: readonly string[],
  options: ArgumentOptions,
): Task<Targets> {
  const words = withDefaultType(args, options.defaultType);
  if (words.some((word) => word.includes("/"))) return yield* resolvePairs(session, words, options);
  const [types = "", ...names] = words;
  const selector = options.labelSelector ?? "";
  const fields = options.fieldSelector ?? "";
  if (names.length > 0 && (selector !== "" || fields !== "" || options.takesAll === true)) {
    yield* tryMapper(session);
    throw new CommandError("name cannot be provided when a selector is specified");
  }
  const mapper = yield* session.mapper();
  const resources = resourcesOf(mapper, types);
  if (names.length === 0) return lists(session, resources, options);
  if (options.allNamespaces === true) throw acrossNamespaces();
  return {
    targets: resources.flatMap((resource) => names.map((name) => one(session, resource, name))),
    isSingle: resources.length === 1 && names.length === 1,
  };
}

/** The complaint that follows does not depend on what the server answers. */
function* tryMapper(session: Session): Task<void> {
  try {
    yield* session.mapper(1);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}

function withDefaultType(args: readonly string[], type: string | undefined): readonly string[] {
  if (type === undefined || args.length === 0 || args.some((word) => word.includes("/"))) return args;
  return args.map((word) => `${type}/${word}`);
}

function* resolvePairs(session: Session, words: readonly string[], options: ArgumentOptions): Task<Targets> {
  const plain = words.find((word) => !word.includes("/"));
  if (plain !== undefined) {
    throw new CommandError(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    );
  }
  for (const word of words) checkPair(word);
  if (options.allNamespaces === true) throw acrossNamespaces();
  const mapper = yield* session.mapper(4);
  const targets = words.map((word) => {
    const [type = "", name = ""] = word.split("/");
    return one(session, mapper.byWord(type), name);
  });
  return { targets, isSingle: targets.length === 1 };
}

function checkPair(word: string): void {
  const parts = word.split("/");
  if (parts.length > 2)
    throw new CommandError("arguments in resource/name form may not have more than one slash");
  if (parts[0] === "" || parts[1] === "" || parts[0]?.includes(",") === true) {
    throw new CommandError("arguments in resource/name form must have a single resource and name");
  }
}

/** The resources behind `pods,svc` or `all`, each once. */
function resourcesOf(mapper: Mapper, types: string): readonly ApiResource[] {
  const words = types.split(",").filter((word) => word !== "");
  const found = words.flatMap((word) => {
    const resource = mapper.find(word);
    if (resource !== undefined) return [resource];
    return mapper.category(word) ?? [mapper.byWord(word)];
  });
  return [...new Set(found)];
}

function lists(session: Session, resources: readonly ApiResource[], options: ArgumentOptions): Targets {
  const { labelSelector = "", fieldSelector = "", selectsAll = false, allNamespaces = false } = options;
  if (!selectsAll && labelSelector === "" && fieldSelector === "") {
    throw new CommandError("resource(s) were provided, but no name was specified");
  }
  const targets = resources.map((resource): Target => ({
    is: "list",
    resource,
    namespace: resource.namespaced && !allNamespaces ? session.namespace : "",
    labelSelector,
    fieldSelector,
  }));
  return { targets, isSingle: false };
}

function one(session: Session, resource: ApiResource, name: string): Target {
  return { is: "one", resource, namespace: resource.namespaced ? session.namespace : "", name, source: "" };
}

function acrossNamespaces(): CommandError {
  return new CommandError("a resource cannot be retrieved by name across all namespaces");
}
