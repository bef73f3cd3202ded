import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { groupVersion } from "../client/mapper.ts";
import type { ApiResource } from "../client/discovery.ts";
import { alignTable } from "../printers/table-printer.ts";
import { withSession, type Session } from "../session.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/apiresources/apiresources.go, 1.33 */
export const apiResources: CommandSpec = {
  use: "api-resources [flags]",
  group: "Other Commands:",
  short: "Print the supported API resources on the server",
  examples: [
    "# Everything\nkubectl api-resources",
    "# What has namespaces\nkubectl api-resources --namespaced=true",
  ],
  flags: [
    { name: "api-group", type: "string", usage: "Only resources of this group." },
    {
      name: "cached",
      type: "bool",
      usage: "Use what was asked before, if there is something (nothing is kept here).",
    },
    { name: "categories", type: "stringSlice", usage: "Only resources of these categories." },
    {
      name: "namespaced",
      type: "bool",
      default: "true",
      usage: "If false, only resources without namespaces; if given, only those with.",
    },
    { name: "no-headers", type: "bool", usage: "Leave out the line with the names of the columns." },
    {
      name: "output",
      short: "o",
      type: "string",
      values: ["wide", "name"],
      usage: "Form of the output, one of: (wide, name).",
    },
    { name: "sort-by", type: "string", values: ["name", "kind"], usage: "Sort by name or kind." },
    { name: "verbs", type: "stringSlice", usage: "Only resources that know these verbs." },
  ],
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args, path } = session;
  if (args.length > 0) throw usageError(path, `unexpected arguments: [${args.join(" ")}]`);
  const output = flags.text("output");
  if (!["", "wide", "name"].includes(output)) throw new CommandError(`--output ${output} is not available`);
  let resources: readonly ApiResource[] = [];
  try {
    resources = (yield* session.mapper(1)).resources;
  } catch (error) {
    if (error instanceof CommandError) yield* session.print(tableOf(session, []));
    throw error;
  }
  const wanted = resources
    .filter((resource) => isWanted(session, resource))
    .toSorted(orderBy(flags.text("sort-by")));
  const names = wanted.map(({ plural, group }) => `${group === "" ? plural : `${plural}.${group}`}\n`);
  yield* session.print(output === "name" ? names.join("") : tableOf(session, wanted));
  return 0;
}

function tableOf({ flags }: Session, resources: readonly ApiResource[]): string {
  const wide = flags.text("output") === "wide";
  const header = `NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND${wide ? "\tVERBS\tCATEGORIES" : ""}\n`;
  const rows = resources.map((resource) => {
    const { plural, shortNames = [], namespaced, kind, verbs, categories = [] } = resource;
    const more = wide ? `\t${verbs.toSorted().join(",")}\t${categories.join(",")}` : "";
    return `${plural}\t${shortNames.join(",")}\t${groupVersion(resource)}\t${namespaced}\t${kind}${more}\n`;
  });
  return alignTable((flags.bool("no-headers") ? "" : header) + rows.join(""));
}

function isWanted({ flags }: Session, { group, namespaced, verbs, categories = [] }: ApiResource): boolean {
  if (flags.changed("api-group") && group !== flags.text("api-group")) return false;
  if (flags.changed("namespaced") && namespaced !== flags.bool("namespaced")) return false;
  return (
    flags.list("verbs").every((verb) => verbs.includes(verb)) &&
    flags.list("categories").every((name) => categories.includes(name))
  );
}

function orderBy(field: string): (one: ApiResource, other: ApiResource) => number {
  const key = (resource: ApiResource): string =>
    field === "kind"
      ? resource.kind
      : field === "name"
        ? resource.plural
        : `${resource.group} ${resource.plural}`;
  return (one, other) => (key(one) < key(other) ? -1 : 1);
}

export const apiVersions: CommandSpec = {
  use: "api-versions",
  group: "Other Commands:",
  short: 'Print the supported API versions on the server, in the form of "group/version"',
  run: withSession(function* (session) {
    const { resources } = yield* mapperOf(session);
    const versions = [...new Set(resources.map((resource) => groupVersion(resource)))].toSorted();
    yield* session.print(versions.map((version) => `${version}\n`).join(""));
    return 0;
  }),
};

function* mapperOf(session: Session): ReturnType<Session["mapper"]> {
  try {
    return yield* session.mapper(1);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(`couldn't get available api versions from server: ${error.message}`);
  }
}
