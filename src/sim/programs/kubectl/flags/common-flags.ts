import type { Flag } from "../../cobra/flag.ts";

/** Flags that many commands share, each with the same meaning everywhere. */

const objectFormats =
  "json, yaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file";

const formatWords = ["json", "yaml", "name", "jsonpath=", "jsonpath-as-json=", "jsonpath-file="];

/** `-o` and what goes with it, for commands that print objects. */
export const printFlags: readonly Flag[] = [
  {
    name: "allow-missing-template-keys",
    type: "bool",
    default: "true",
    usage: "Print nothing for a field that a template names and an object does not have, instead of failing.",
  },
  {
    name: "output",
    short: "o",
    type: "string",
    usage: `Form of the output, one of: (${objectFormats}).`,
    values: formatWords,
  },
  { name: "show-managed-fields", type: "bool", usage: "Keep managedFields in JSON and YAML." },
  {
    name: "template",
    type: "string",
    usage: "Go template, or the path of one, for -o=go-template and -o=go-template-file.",
  },
];

/** `-o` of commands that print tables. */
export const tableFlags: readonly Flag[] = [
  ...printFlags.filter(({ name }) => name !== "output"),
  {
    name: "output",
    short: "o",
    type: "string",
    usage: `Form of the output, one of: (${objectFormats}, custom-columns, custom-columns-file, wide).`,
    values: [...formatWords, "wide", "custom-columns=", "custom-columns-file="],
  },
];

export function filenameFlags(usage: string): readonly Flag[] {
  return [
    { name: "filename", short: "f", type: "stringSlice", usage },
    {
      name: "kustomize",
      short: "k",
      type: "string",
      usage: "A kustomization directory. Not together with -f or -R.",
    },
    { name: "recursive", short: "R", type: "bool", usage: "Also read the directories below those of -f." },
  ];
}

export const selectorFlag: Flag = {
  name: "selector",
  short: "l",
  type: "string",
  usage:
    "Only objects whose labels fit: '=', '==', '!=', 'in', 'notin', a key alone or '!key', separated by commas.",
};

export const fieldSelectorFlag: Flag = {
  name: "field-selector",
  type: "string",
  usage:
    "Only objects whose fields fit: '=', '==' and '!=', separated by commas. The server knows few fields of each type.",
};

export const allNamespacesFlag: Flag = {
  name: "all-namespaces",
  short: "A",
  type: "bool",
  usage: "Objects of all namespaces, whatever --namespace says.",
};

export const dryRunFlag: Flag = {
  name: "dry-run",
  type: "string",
  default: "none",
  bare: "unchanged",
  usage:
    'One of "none", "server" or "client". With client only print what would be sent; with server send it, and nothing is stored.',
  values: ["none", "server", "client"],
};

export const validateFlag: Flag = {
  name: "validate",
  type: "string",
  default: "strict",
  bare: "strict",
  usage:
    "What to do about unknown and duplicate fields: strict (or true) refuses them, warn accepts them with a warning, ignore (or false) drops them.",
  values: ["strict", "warn", "ignore"],
};

export const windowsFlag: Flag = {
  name: "windows-line-endings",
  type: "bool",
  usage: "Edit with line endings as on Windows.",
};

export function fieldManagerFlag(manager: string): Flag {
  return {
    name: "field-manager",
    type: "string",
    default: manager,
    usage: "The name under which changed fields are owned.",
  };
}

export const saveConfigFlag: Flag = {
  name: "save-config",
  type: "bool",
  usage: "Store the configuration in an annotation of the object, so that kubectl apply can go on from it.",
};

export const allFlag: Flag = {
  name: "all",
  type: "bool",
  usage: "All objects of the given types in the namespace.",
};
export const localFlag: Flag = {
  name: "local",
  type: "bool",
  usage: "Change the manifest only; no server is asked.",
};
