import type { Task } from "../../../kernel/task.ts";
import type { Completion } from "../../cobra/command.ts";
import type { Mapper } from "../client/mapper.ts";
import { silentSession, type SilentSession } from "./silent-session.ts";

export interface ResourceCompletion {
  /** Only these types, and `TYPE/NAME` of them: `rollout`, `scale`. */
  readonly types?: readonly string[];
  /** No more words once there is one name. */
  readonly single?: boolean;
}

/**
 * `TYPE`, then names of that type; `TYPE/` gives `TYPE/NAME`.
 * @models staging/src/k8s.io/kubectl/pkg/util/completion/completion.go ResourceTypeAndNameCompletionFunc, 1.33
 */
export function completeResources({ types, single = false }: ResourceCompletion = {}) {
  return function* (completion: Completion): Task<readonly string[]> {
    const { args, word } = completion;
    const session = yield* silentSession(completion);
    if (session === undefined) return [];
    const [type] = args;
    if (word.includes("/")) return yield* pairs(session, word.slice(0, word.indexOf("/")));
    if (type === undefined) return typeWords(session.mapper, types, word);
    if (type.includes("/") || (single && args.length > 1)) return [];
    return (yield* session.names(type)).filter((name) => !args.includes(name));
  };
}

/** Names of pods, and `TYPE/` of what has pods: `logs`, `exec`. */
export function completePods(others: readonly string[] = []) {
  return function* (completion: Completion): Task<readonly string[]> {
    const { args, word, dashAt } = completion;
    if (args.length > 0 || dashAt !== -1) return [];
    const session = yield* silentSession(completion);
    if (session === undefined) return [];
    if (word.includes("/")) return yield* pairs(session, word.slice(0, word.indexOf("/")));
    return [...(yield* session.names("pods")), ...others.map((type) => `${type}/`).filter(() => word !== "")];
  };
}

/** Names of one type: `cordon`, `drain`. */
export function completeNamesOf(type: string, single = false) {
  return function* (completion: Completion): Task<readonly string[]> {
    if (single && completion.args.length > 0) return [];
    const session = yield* silentSession(completion);
    if (session === undefined) return [];
    return (yield* session.names(type)).filter((name) => !completion.args.includes(name));
  };
}

/** The containers of the pod that the line names: `-c`. */
export function* completeContainers(completion: Completion): Task<readonly string[]> {
  const session = yield* silentSession(completion);
  const pod = completion.args.at(0)?.replace(/^pods?\//, "");
  if (session === undefined || pod === undefined) return [];
  const object = (yield* session.objects("pods")).find(({ metadata }) => metadata?.name === pod);
  const { spec } = (object ?? {}) as {
    readonly spec?: { readonly containers?: readonly { readonly name: string }[] };
  };
  return (spec?.containers ?? []).map(({ name }) => name);
}

function* pairs(session: SilentSession, type: string): Task<readonly string[]> {
  return (yield* session.names(type)).map((name) => `${type}/${name}`);
}

/** Plural names; those of several groups are told apart by their group. Short names if nothing else fits. */
function typeWords(mapper: Mapper, types: readonly string[] | undefined, word: string): readonly string[] {
  if (types !== undefined) return types;
  const comma = word.lastIndexOf(",") + 1;
  const prefix = word.slice(0, comma);
  const names = mapper.resources.map(({ plural, group }) => (group === "" ? plural : `${plural}.${group}`));
  const full = names.filter((name) => name.startsWith(word.slice(comma)));
  const short = mapper.resources.flatMap(({ shortNames }) => shortNames ?? []);
  return (full.length > 0 ? full : short).map((name) => prefix + name);
}
