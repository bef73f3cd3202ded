import type { FlagType } from "./flag.ts";
import { formatDuration, parseDuration } from "./go-duration.ts";

export type FlagValue = boolean | string | number | readonly string[];

type Parsed = { readonly value: FlagValue } | { readonly error: string };

interface TypeOfFlag {
  readonly zero: FlagValue;
  /** How cobra's help calls it; empty for those that need no value. */
  readonly label: string;
  /** `before` is what the flag has been given already. */
  readonly parse: (text: string, before: FlagValue | undefined) => Parsed;
  /** A default as cobra's help shows it. */
  readonly show: (value: FlagValue) => string;
}

const booleans: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(["1", "t", "T", "TRUE", "true", "True"].map((word) => [word, true])),
  ...Object.fromEntries(["0", "f", "F", "FALSE", "false", "False"].map((word) => [word, false])),
};

/** The types of pflag: how their values are read, with Go's error texts. */
export const flagTypes: Readonly<Record<FlagType, TypeOfFlag>> = {
  bool: { zero: false, label: "", parse: parseBool, show: String },
  string: {
    zero: "",
    label: "string",
    parse: (text) => ({ value: text }),
    show: (value) => `"${String(value)}"`,
  },
  int: integer("int", 2 ** 53),
  int32: integer("int32", 2 ** 31),
  int64: integer("int64", 2 ** 53),
  float64: { zero: 0, label: "float", parse: parseFloat64, show: String },
  count: { zero: 0, label: "count", parse: parseCount, show: String },
  duration: {
    zero: 0,
    label: "duration",
    parse: parseDuration,
    show: (value) => formatDuration(Number(value)),
  },
  stringSlice: list("strings", splitCommas),
  stringArray: list("stringArray", (text) => [text]),
  stringToString: list("stringToString", splitCommas, (pair) =>
    pair.includes("=") ? undefined : `${pair} must be formatted as key=value`,
  ),
};

function parseBool(text: string): Parsed {
  const value = Object.hasOwn(booleans, text) ? booleans[text] : undefined;
  return value === undefined
    ? { error: `strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax` }
    : { value };
}

function integer(label: string, limit: number): TypeOfFlag {
  return { zero: 0, label, parse: (text) => parseInteger(text, limit), show: String };
}

function parseInteger(text: string, limit: number): Parsed {
  const failed = (why: string): Parsed => ({
    error: `strconv.ParseInt: parsing ${JSON.stringify(text)}: ${why}`,
  });
  if (!/^[+-]?(\d+|0x[\da-fA-F]+|0b[01]+|0o[0-7]+)$/.test(text)) return failed("invalid syntax");
  const sign = text.startsWith("-") ? -1 : 1;
  const value = sign * Number(text.replace(/^[+-]/, ""));
  return value >= limit || value < -limit ? failed("value out of range") : { value };
}

function parseFloat64(text: string): Parsed {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return { value: Number(text) };
  return { error: `strconv.ParseFloat: parsing ${JSON.stringify(text)}: invalid syntax` };
}

function parseCount(text: string, before: FlagValue | undefined): Parsed {
  return text === "+1" ? { value: Number(before ?? 0) + 1 } : parseInteger(text, 2 ** 53);
}

function list(
  label: string,
  split: (text: string) => readonly string[],
  refuse: (item: string) => string | undefined = () => undefined,
): TypeOfFlag {
  return {
    zero: [],
    label,
    parse: (text, before) => {
      const items = split(text);
      const error = items.map(refuse).find((reason) => reason !== undefined);
      if (error !== undefined) return { error };
      return { value: [...(Array.isArray(before) ? (before as readonly string[]) : []), ...items] };
    },
    show: (value) => `[${(value as readonly string[]).join(",")}]`,
  };
}

/** A line of CSV, as encoding/csv reads it: `a,"b,c"`. */
function splitCommas(text: string): readonly string[] {
  if (text === "") return [];
  if (!text.includes('"')) return text.split(",");
  return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
