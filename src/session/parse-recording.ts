import type { Act, Entry, Header, Recording } from "./recording.ts";

/** A text that is no recording: says which line is wrong and why. */
export class RecordingError extends Error {
  override name = "RecordingError";
}

const bytesMax = 16_000_000;
const entriesMax = 200_000;

/** Reads what `printRecording` wrote. Throws RecordingError for anything else: submissions come from strangers. */
export function parseRecording(text: string): Recording {
  if (text.length > bytesMax) throw new RecordingError(`longer than ${bytesMax} characters`);
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length > entriesMax) throw new RecordingError(`more than ${entriesMax} entries`);
  const [first, ...rest] = lines.map(parseLine);
  const header = headerOf(first);
  const entries = rest.map((value, index) => entryOf(value, index));
  checkOrder(entries);
  return { header, entries };
}

type Fields = Readonly<Record<string, unknown>>;

function parseLine(line: string, index: number): Fields {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value as Fields;
  } catch {
    // The engine's own words differ from browser to browser: ours follow.
  }
  throw new RecordingError(`line ${index + 1} is not a JSON object`);
}

function headerOf(value: Fields | undefined): Header {
  if (value === undefined) throw new RecordingError("empty");
  if (value["format"] !== 1) throw new RecordingError("not a recording of format 1");
  const field = reader(value, "the header");
  const lab = value["lab"];
  return {
    format: 1,
    core: field.text("core"),
    scenario: field.text("scenario"),
    kubernetesVersion: field.text("kubernetesVersion"),
    seed: field.count("seed"),
    start: field.count("start"),
    ...(lab === undefined ? {} : { lab: labOf(lab) }),
  };
}

function labOf(value: unknown): { id: string; version: number } {
  if (typeof value !== "object" || value === null)
    throw new RecordingError("the header's lab is not an object");
  const field = reader(value as Fields, "the header's lab");
  return { id: field.text("id"), version: field.count("version") };
}

function entryOf(value: Fields, index: number): Entry {
  const field = reader(value, `entry ${index}`);
  const place = { at: field.count("at"), step: field.count("step") };
  const digest = value["digest"] === undefined ? {} : { digest: field.text("digest") };
  return { ...place, ...digest, ...actOf(value, index) };
}

function actOf(value: Fields, index: number): Act {
  const field = reader(value, `entry ${index}`);
  switch (value["do"]) {
    case "keys":
      return { do: "keys", terminal: field.text("terminal"), text: field.text("text") };
    case "resize": {
      const [columns, rows] = [field.count("columns"), field.count("rows")];
      return { do: "resize", terminal: field.text("terminal"), columns, rows };
    }
    case "undo": {
      const to = field.count("to");
      if (to >= index)
        throw new RecordingError(`entry ${index} goes back to entry ${to}, which is not before it`);
      return { do: "undo", to };
    }
    case "reset":
    case "end":
      return { do: value["do"] };
    default:
      throw new RecordingError(`entry ${index} does something unknown`);
  }
}

/** Between two returns to the past, time does not run backwards. */
function checkOrder(entries: readonly Entry[]): void {
  let before: { at: number; step: number } = { at: 0, step: 0 };
  for (const [index, entry] of entries.entries()) {
    if (entry.at < before.at || entry.step < before.step)
      throw new RecordingError(`entry ${index} is out of order`);
    before = entry;
    if (entry.do === "reset") before = { at: 0, step: 0 };
    if (entry.do === "undo") before = entries[entry.to] ?? before;
  }
}

function reader(value: Fields, what: string): { text(name: string): string; count(name: string): number } {
  return {
    text(name) {
      const found = value[name];
      if (typeof found !== "string") throw new RecordingError(`${what} has no text "${name}"`);
      return found;
    },
    count(name) {
      const found = value[name];
      if (typeof found !== "number" || !Number.isSafeInteger(found) || found < 0) {
        throw new RecordingError(`${what} has no whole number "${name}"`);
      }
      return found;
    },
  };
}
