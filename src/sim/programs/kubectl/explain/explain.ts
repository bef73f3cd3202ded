import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound, SilentExit, explain as messageOf } from "../client/kubectl-errors.ts";
import { withSession, type Session } from "../session.ts";
import { fieldPathOf, type FieldPath } from "./field-path.ts";
import { explainPlaintext } from "./plaintext.ts";
import { explainVersion2, type Swagger } from "./plaintext-v2.ts";
import type { SchemaDocument } from "./schema-document.ts";

const suggestion = 'Use "kubectl api-resources" for a complete list of supported resources.';

/** @models staging/src/k8s.io/kubectl/pkg/cmd/explain/explain.go, 1.33 */
export const explain: CommandSpec = {
  use: "explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]",
  group: "Basic Commands (Intermediate):",
  short: "Get documentation for a resource",
  long: `Say what a resource is and which fields it has. A field is named by the way to it:\n\n        <type>.<fieldName>[.<fieldName>]\n\nWhat is said comes from the server.\n\n${suggestion}`,
  examples: [
    "# What a pod is\nkubectl explain pods",
    "# All of its fields, with theirs\nkubectl explain pods --recursive",
    "# One field\nkubectl explain pods.spec.containers",
    "# In another version of the API\nkubectl explain hpa --api-version=autoscaling/v1",
  ],
  flags: [
    { name: "api-version", type: "string", usage: "The group and version to explain." },
    {
      name: "output",
      type: "string",
      default: "plaintext",
      values: ["plaintext", "plaintext-openapiv2"],
      usage: "Form of the output (plaintext, plaintext-openapiv2)",
    },
    { name: "recursive", type: "bool", usage: "Print the fields of fields, too." },
  ],
  run: withSession(runExplain),
};

/** Of a session only its words, flags, connection and streams are used. */
export function* runExplain(session: Session): Task<number> {
  const { args, flags } = session;
  const [word] = args;
  if (word === undefined)
    throw new CommandError(`You must specify the type of resource to explain. ${suggestion}`);
  if (args.length > 1) throw new CommandError("We accept only this format: explain RESOURCE");
  const apiVersion = flags.text("api-version");
  const path = fieldPathOf(word, yield* session.mapper(), apiVersion === "");
  const output = flags.text("output");
  if (output === "plaintext-openapiv2") return yield* version2(session, path);
  const documents = yield* documentsOf(session);
  if (documents === undefined && output === "plaintext") return yield* version2(session, path);
  if (output !== "plaintext") throw new CommandError(`unrecognized format: ${output}`);
  return yield* version3(session, path, documents ?? {});
}

type Documents = Readonly<Record<string, { readonly serverRelativeURL: string }>>;

/** Undefined if the server knows no documents of version 3. */
function* documentsOf(session: Session): Task<Documents | undefined> {
  try {
    const { paths } = yield* session.client.json({ path: "/openapi/v3", query: { timeout: "32s" } });
    return paths as unknown as Documents;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The group and version that a flag asks for, or the resource's own. */
function versionOf(
  session: Session,
  { resource }: FieldPath,
): { readonly group: string; readonly version: string } {
  const asked = session.flags.text("api-version");
  if (asked === "") return resource;
  const parts = asked.split("/");
  if (parts.length > 2) throw new CommandError(`unexpected GroupVersion string: ${asked}`);
  const [group = "", version = ""] = parts.length === 1 ? ["", asked] : parts;
  return { group, version };
}

function* version3(session: Session, path: FieldPath, documents: Documents): Task<number> {
  const { group, version } = versionOf(session, path);
  const { plural } = path.resource;
  const name = group === "" ? `api/${version}` : `apis/${group}/${version}`;
  const url = documents[name]?.serverRelativeURL;
  if (url === undefined)
    throw new CommandError(`couldn't find resource for "${group}/${version}, Resource=${plural}"`);
  const [address = "", query = ""] = url.split("?hash=");
  const document = (yield* session.client.json({
    path: address,
    query: { hash: query, timeout: "32s" },
  })) as unknown;
  const { text, error } = explainPlaintext(document as SchemaDocument, {
    resource: { group, version, plural },
    fields: path.fields,
    isRecursive: session.flags.bool("recursive"),
  });
  yield* session.print(text);
  if (error === undefined) return 0;
  yield* session.complain(messageOf(error));
  throw new SilentExit(1);
}

function* version2(session: Session, path: FieldPath): Task<number> {
  const { group, version } = versionOf(session, path);
  const document = (yield* session.client.json({
    path: "/openapi/v2",
    query: { timeout: "32s" },
  })) as unknown;
  const text = explainVersion2(document as Swagger, {
    kind: { group, version, kind: path.resource.kind },
    fields: path.fields,
    isRecursive: session.flags.bool("recursive"),
  });
  yield* session.print(text);
  return 0;
}
