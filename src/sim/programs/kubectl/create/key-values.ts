import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import { byteLength } from "../../../kernel/text.ts";
import { CommandError } from "../../cobra/command.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";

/**
 * The data of a config map or secret from `--from-literal`, `--from-file` and `--from-env-file`, keys sorted.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/create/create_configmap.go, create_secret.go, 1.33
 */
export function keyValues(process: Process, flags: FlagValues): Readonly<Record<string, string>> {
  const data = new Map<string, string>();
  if (
    flags.list("from-env-file").length > 0 &&
    (flags.list("from-file").length > 0 || flags.list("from-literal").length > 0)
  ) {
    throw new CommandError("from-env-file cannot be combined with from-file or from-literal");
  }
  for (const source of flags.list("from-file")) addFile(process, source, data);
  for (const literal of flags.list("from-literal")) {
    const equals = literal.indexOf("=");
    if (equals < 1) throw new CommandError(`invalid literal source ${literal}, expected key=value`);
    add(data, literal.slice(0, equals), literal.slice(equals + 1));
  }
  for (const path of flags.list("from-env-file")) addEnvironment(process, path, data);
  return Object.fromEntries([...data].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function add(data: Map<string, string>, key: string, value: string): void {
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) {
    throw new CommandError(
      `${JSON.stringify(key)} is not valid key name for a ConfigMap: a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
    );
  }
  if (data.has(key))
    throw new CommandError(
      `cannot add key ${JSON.stringify(key)}, another key by that name already exists in Data for ConfigMap`,
    );
  if (byteLength(value) > 1_048_576)
    throw new CommandError(`the value of ${JSON.stringify(key)} is too large: 1048576 bytes at most`);
  data.set(key, value);
}

/** `path`, `key=path`, or a directory of which each file is a key. */
function addFile(process: Process, source: string, data: Map<string, string>): void {
  const equals = source.indexOf("=");
  if (source.split("=").length > 2) throw new CommandError("key names or file paths cannot contain '='");
  if (equals === 0) throw new CommandError(`key name for file path ${source.slice(1)} missing`);
  if (equals === source.length - 1)
    throw new CommandError(`file path for key name ${source.slice(0, equals)} missing`);
  const path = source.slice(equals + 1);
  const key = equals > 0 ? source.slice(0, equals) : path.slice(path.lastIndexOf("/") + 1);
  const node = read(path, () => process.access.stat(path)).node;
  if (node.is !== "directory") {
    add(
      data,
      key,
      read(path, () => process.access.readText(path)),
    );
    return;
  }
  if (equals > 0) throw new CommandError("cannot give a key name for a directory path");
  for (const entry of process.access.list(path)) {
    const child = `${path.replace(/\/+$/, "")}/${entry}`;
    if (process.access.find(child)?.is === "file") add(data, entry, process.access.readText(child));
  }
}

function read<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`error reading ${path}: ${error.message.toLowerCase()}`);
  }
}

function addEnvironment(process: Process, path: string, data: Map<string, string>): void {
  const text = read(path, () => process.access.readText(path));
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trimStart();
    if (line === "" || line.startsWith("#")) continue;
    const equals = line.indexOf("=");
    const key = equals === -1 ? line.trim() : line.slice(0, equals);
    if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(key))
      throw new CommandError(`${JSON.stringify(key)} is not a valid key name (line ${index + 1} of ${path})`);
    add(data, key, equals === -1 ? (process.env.get(key) ?? "") : line.slice(equals + 1));
  }
}
