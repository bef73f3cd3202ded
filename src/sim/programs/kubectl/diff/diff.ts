import { SystemError } from "../../../host/errno.ts";
import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { warnIfDeleting } from "../apply/server-side-apply.ts";
import { explain, isNotFound, SilentExit, StatusError, throwReduced } from "../client/kubectl-errors.ts";
import { requireFiles } from "../create/create-objects.ts";
import { fieldManagerFlag, filenameFlags, selectorFlag } from "../flags/common-flags.ts";
import { mapManifest, type MappedManifest } from "../manifest/map-manifests.ts";
import { readManifests } from "../manifest/read-manifests.ts";
import { notSimulated } from "../not-simulated.ts";
import { getObject } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";
import { DiffFolders } from "./diff-folders.ts";
import { mergedObject } from "./merged-object.ts";

/** How often the live object may change while it is compared. */
const attemptsMax = 4;

/** @models staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go, 1.33 */
export const diff: CommandSpec = {
  use: "diff -f FILENAME",
  group: "Advanced Commands:",
  short: "Diff the live version against a would-be applied version",
  long: "Show what applying files would change. The server merges them in a dry run, and diff -u -N, or what KUBECTL_EXTERNAL_DIFF names, compares the result with what is live.\n\nExit code: 0 no differences, 1 differences, more than 1 a failure.",
  examples: [
    "# What a file would change\nkubectl diff -f web.yaml",
    "# With colours\nKUBECTL_EXTERNAL_DIFF='diff --color=always' kubectl diff -f web.yaml",
  ],
  flags: [
    ...filenameFlags("File, directory or - (standard input) with the configuration"),
    fieldManagerFlag("kubectl-client-side-apply"),
    selectorFlag,
    { name: "concurrency", type: "int", default: "1", usage: "How many objects to compare at once." },
    { name: "force-conflicts", type: "bool", usage: "With --server-side: take fields that others own." },
    { name: "prune", type: "bool", usage: "Include what --prune of apply would delete." },
    { name: "prune-allowlist", type: "stringArray", usage: "Types that --prune may delete." },
    { name: "server-side", type: "bool", usage: "Let the server merge, and not this client." },
    { name: "show-managed-fields", type: "bool", usage: "Keep managedFields in what is compared." },
  ],
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  try {
    return yield* compareFiles(session);
  } catch (error) {
    if (!(error instanceof CommandError) || error instanceof SilentExit) throw error;
    yield* session.complain(explain(error));
    // 1 means that there are differences.
    throw new SilentExit(error.code + 1);
  }
}

function* compareFiles(session: Session): Task<number> {
  const { process, flags } = session;
  for (const name of ["prune", "prune-allowlist", "selector"]) {
    if (flags.changed(name)) throw notSimulated(`diff --${name}`);
  }
  if (flags.bool("force-conflicts") && !flags.bool("server-side"))
    throw new CommandError("--force-conflicts only works with --server-side");
  requireFiles(session);
  const folders = new DiffFolders(process, flags.bool("show-managed-fields"));
  try {
    yield* compareAll(session, folders);
    return yield* runDiff(session, folders);
  } finally {
    folders.remove();
  }
}

function* compareAll(session: Session, folders: DiffFolders): Task<void> {
  const { process, flags } = session;
  const failures: CommandError[] = [];
  for (const manifest of yield* readManifests(process, flags.list("filename"), flags.bool("recursive"))) {
    try {
      yield* compareOne(session, folders, yield* mapManifest(session, manifest, "Ignore"));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  throwReduced(failures);
}

function* compareOne(session: Session, folders: DiffFolders, target: MappedManifest): Task<void> {
  for (let attempt = 1; ; attempt++) {
    const live = yield* liveObject(session, target);
    try {
      const merged = yield* mergedObject(session, { target, live, isLast: attempt === attemptsMax });
      folders.add(target, { live, merged });
      if (live !== undefined) yield* warnIfDeleting(session, live);
      return;
    } catch (error) {
      const isLate = error instanceof StatusError && error.reason === "Conflict";
      if (!isLate || attempt === attemptsMax) throw error;
    }
  }
}

function* liveObject(session: Session, target: MappedManifest): Task<KubeObject | undefined> {
  if (target.name === "") throw new CommandError("resource name may not be empty");
  try {
    return yield* getObject(session, target);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Words of KUBECTL_EXTERNAL_DIFF that are no plain words are left out, as the real client does. */
const plainWord = /^[a-zA-Z0-9-=]+$/;

function* runDiff({ process }: Session, { live, merged }: DiffFolders): Task<number> {
  const words = (process.env.get("KUBECTL_EXTERNAL_DIFF") ?? "").split(" ").filter((word) => word !== "");
  const [program = "diff", ...others] = words;
  const options = words.length === 0 ? ["-u", "-N"] : others.filter((word) => plainWord.test(word));
  try {
    const child = yield* process.spawn({ argv: [program, ...options, live, merged] });
    const { code } = yield* process.wait(child);
    if (code === 1) throw new SilentExit(1);
    if (code !== 0) throw new CommandError(`failed to run ${JSON.stringify(program)}: exit status ${code}`);
    return 0;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const why = `exec: ${JSON.stringify(program)}: executable file not found in $PATH`;
    throw new CommandError(`failed to run ${JSON.stringify(program)}: ${why}`);
  }
}
