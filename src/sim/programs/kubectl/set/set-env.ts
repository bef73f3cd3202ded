import type { EnvVar } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { notSimulated } from "../not-simulated.ts";
import { resolveTargets, visitObjects } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { mapContainers, matchesName, podSpecOf } from "./pod-template.ts";
import { setFlags, setOnObjects, splitPairs } from "./set-command.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/set/set_env.go, 1.33 */
export const setEnv: CommandSpec = {
  use: "env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N",
  short: "Update environment variables on a pod template",
  examples: [
    "# Set a variable\nkubectl set env deployment/web COLOR=blue",
    "# Remove it\nkubectl set env deployment/web COLOR-",
    "# Show all\nkubectl set env deployment/web --list",
  ],
  flags: [
    ...setFlags,
    {
      name: "containers",
      short: "c",
      type: "string",
      default: "*",
      usage: "The containers to change, with wildcards.",
    },
    { name: "env", short: "e", type: "stringArray", usage: "A variable (KEY=VALUE)." },
    { name: "from", type: "string", usage: "A config map or secret whose keys become variables." },
    { name: "keys", type: "stringSlice", usage: "With --from: only these keys." },
    { name: "list", type: "bool", usage: "Show the variables." },
    { name: "overwrite", type: "bool", default: "true", usage: "Replace variables that exist." },
    { name: "prefix", type: "string", usage: "With --from: put before each name." },
    { name: "resolve", type: "bool", usage: "With --list: show what references come to." },
  ],
  complete: completeResources(),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  for (const name of ["from", "keys", "prefix", "resolve"])
    if (flags.changed(name)) throw notSimulated(`set env --${name}`);
  const { resources, pairs } = splitPairs(args);
  const all = [...pairs, ...flags.list("env")];
  if (flags.bool("list")) {
    yield* list(session, resources);
    return 0;
  }
  if (all.length === 0) return 0;
  const removed = all.filter((pair) => !pair.includes("=")).map((pair) => pair.slice(0, -1));
  const added = all
    .filter((pair) => pair.includes("="))
    .map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) }));
  const bad = [...removed, ...added.map(({ name }) => name)].find(
    (name) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name),
  );
  if (bad !== undefined)
    throw new CommandError(
      `${JSON.stringify(bad)} is not a valid key name: a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit`,
    );
  const pattern = flags.text("containers");
  yield* setOnObjects(session, {
    resources,
    done: "env updated",
    change: (object) =>
      mapContainers(object, (container) =>
        matchesName(pattern, container.name)
          ? {
              ...container,
              env: updated(container.env ?? [], { added, removed, overwrite: flags.bool("overwrite") }),
            }
          : container,
      ),
  });
  return 0;
}

interface Updates {
  readonly added: readonly EnvVar[];
  readonly removed: readonly string[];
  readonly overwrite: boolean;
}

function updated(before: readonly EnvVar[], { added, removed, overwrite }: Updates): EnvVar[] {
  const known = new Set(before.map(({ name }) => name));
  const taken = added.find(({ name }) => known.has(name));
  if (taken !== undefined && !overwrite)
    throw new CommandError(`'${taken.name}' already has a value, and --overwrite is false`);
  const kept = before
    .filter(({ name }) => !removed.includes(name))
    .map((variable) => added.findLast(({ name }) => name === variable.name) ?? variable);
  return [...kept, ...added.filter(({ name }) => !known.has(name))];
}

function* list(session: Session, resources: readonly string[]): Task<void> {
  const named = yield* resolveTargets(session.withArguments(resources), {
    labelSelector: session.flags.text("selector"),
    selectsAll: session.flags.bool("all"),
  });
  yield* visitObjects(session, named, function* ({ object, resource, name }) {
    for (const container of podSpecOf(object).containers) {
      const lines = (container.env ?? []).map(({ name: key, value = "", valueFrom }) =>
        valueFrom === undefined ? `${key}=${value}` : `# ${key} from a reference`,
      );
      yield* session.print(
        `# ${resource.kind} ${name}, container ${container.name}\n${lines.map((line) => `${line}\n`).join("")}`,
      );
    }
  });
}
