import type { Task } from "../../../kernel/task.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { pathOf, type Resource } from "../../../wire/resource.ts";
import { CommandError, type CommandSpec, type Invocation } from "../../cobra/command.ts";
import { accepts } from "../client/client.ts";
import { usageError } from "../client/kubectl-errors.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  printFlags,
  saveConfigFlag,
  validateFlag,
} from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { withLastApplied } from "../apply/last-applied.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { openSession, type Session } from "../session.ts";
import { changeQuery } from "./create-objects.ts";

/** Where a generator's object goes: kubectl knows its own kinds without asking the server. */
export type Place = Pick<Resource, "group" | "version" | "plural" | "namespaced">;

/** `kubectl create SOMETHING`: an object from flags. */
export interface Generator extends Pick<
  CommandSpec,
  "use" | "aliases" | "short" | "long" | "examples" | "complete"
> {
  readonly flags?: CommandSpec["flags"];
  readonly place: Place;
  /** The object with its fields in Go's order. Throws CommandError. */
  readonly build: (input: GeneratorInput) => Task<KubeObject>;
  /** What failures begin with: `failed to create deployment`. */
  readonly failure?: string;
}

export interface GeneratorInput extends Invocation {
  readonly name: string;
}

export function generator({ place, build, failure, flags = [], ...spec }: Generator): CommandSpec {
  const own = new Set(flags.map(({ name }) => name));
  const shared = [
    ...printFlags,
    dryRunFlag,
    fieldManagerFlag("kubectl-create"),
    saveConfigFlag,
    validateFlag,
  ];
  return {
    ...spec,
    flags: [...flags, ...shared.filter(({ name }) => !own.has(name))],
    *run(invocation) {
      const built = yield* build({ ...invocation, name: nameFrom(invocation) });
      yield* create({ invocation, place, failure }, built);
      return 0;
    },
  };
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go NameFromCommandArgs, 1.33 */
function nameFrom({ args, dashAt, node }: Invocation): string {
  const count = dashAt === -1 ? args.length : dashAt;
  if (count !== 1) throw usageError(node.path, `exactly one NAME is required, got ${count}`);
  return args[0] ?? "";
}

interface Creation {
  readonly invocation: Invocation;
  readonly place: Place;
  readonly failure: string | undefined;
}

function* create({ invocation, place, failure }: Creation, built: KubeObject): Task<void> {
  const dryRun = yield* dryRunOf(invocation);
  const printer = yield* successPrinter({ invocation, dryRun, isTyped: true });
  const { flags, process } = invocation;
  const isEnforced = place.namespaced && flags.changed("namespace");
  const placed = isEnforced ? inNamespace(built, flags.text("namespace")) : built;
  const object = flags.bool("save-config") ? withLastApplied(placed) : placed;
  if (dryRun === "client") {
    yield* process.write(printer(object, "created"));
    return;
  }
  const session = yield* openSession(invocation);
  try {
    const created = yield* send(session, place, { object, query: changeQuery(session, dryRun) });
    yield* process.write(printer(created, "created"));
  } catch (error) {
    if (!(error instanceof CommandError) || failure === undefined) throw error;
    throw new CommandError(`${failure}: ${error.message}`);
  }
}

function* send(
  session: Session,
  place: Place,
  {
    object,
    query,
  }: { readonly object: KubeObject; readonly query: Readonly<Record<string, string | undefined>> },
): Task<KubeObject> {
  const namespace = place.namespaced ? session.namespace : "";
  const resource = { ...place, kind: "", singular: "" };
  const body = withoutNulls(fieldsOf(object)) as JsonObject;
  const call = { method: "POST", path: pathOf(resource, { namespace }), body, query, accept: accepts.typed };
  return asObject(yield* session.client.json(call));
}

/** metadata.namespace stands behind the name, as in Go's struct. */
function inNamespace(object: KubeObject, namespace: string): KubeObject {
  const { name, ...others } = object.metadata ?? {};
  const metadata = { name, namespace, ...others } as KubeObject["metadata"];
  return { ...object, ...(metadata === undefined ? {} : { metadata }) };
}

/** What a typed client would send: no fields that are null. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item as Json));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as JsonObject).filter(
    ([, child]) => child !== null && child !== undefined,
  );
  return Object.fromEntries(entries.map(([key, child]) => [key, withoutNulls(child ?? null)]));
}

/** An object as kubectl's generators build it, in Go's order: `creationTimestamp: null` is part of it. */
export function built(
  type: { readonly kind: string; readonly apiVersion: string },
  metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> },
  rest: JsonObject,
): KubeObject {
  const { name, ...others } = metadata;
  return asObject({ ...type, metadata: { name, creationTimestamp: null, ...others }, ...rest });
}
