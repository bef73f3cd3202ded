import type { Channel } from "../../../kernel/channel.ts";
import { Signal } from "../../../kernel/signal.ts";
import type { Task } from "../../../kernel/task.ts";
import type { Body } from "../../../wire/http.ts";
import { CommandError } from "../../cobra/command.ts";
import type { Session } from "../session.ts";
import { logCall, logPrefix, type LogSource } from "./log-request.ts";

export interface LogOptions {
  readonly tail: number;
  readonly prefix: boolean;
  /** Follow several logs at once. */
  readonly parallel: boolean;
}

/** Prints logs: one after the other, or all at once as their lines come. */
export function* printLogs(session: Session, sources: readonly LogSource[], options: LogOptions): Task<void> {
  if (options.parallel && sources.length > 1) {
    yield* printTogether(session, sources, options);
    return;
  }
  for (const source of sources) {
    const body = yield* open(session, source, options);
    const prefix = options.prefix ? logPrefix(source) : "";
    yield* printOne(session, body, prefix);
  }
}

function* open(session: Session, source: LogSource, { tail }: LogOptions): Task<Body> {
  try {
    return (yield* session.client.send(logCall(source, session.flags, tail))).body;
  } catch (error) {
    if (error instanceof CommandError && session.flags.bool("ignore-errors")) {
      yield* session.print(`error: ${error.message}\n`);
      return { text: "" };
    }
    throw error;
  }
}

function* printOne(session: Session, body: Body, prefix: string): Task<void> {
  if (!("stream" in body)) {
    yield* session.print(prefixed("text" in body ? body.text : "", prefix));
    return;
  }
  const lines = new LineBuffer(prefix);
  try {
    for (let text = yield* body.stream.next(); text !== undefined; text = yield* body.stream.next()) {
      yield* session.print(lines.add(text));
    }
    yield* session.print(lines.rest());
  } finally {
    body.stream.cancel();
  }
}

/** Several logs in one output, line by line. */
function* printTogether(session: Session, sources: readonly LogSource[], options: LogOptions): Task<void> {
  const readable = new Signal();
  const opened: { readonly stream: Channel<string>; readonly lines: LineBuffer }[] = [];
  try {
    for (const source of sources) {
      const body = yield* open(session, source, options);
      const lines = new LineBuffer(options.prefix ? logPrefix(source) : "");
      if ("stream" in body) {
        opened.push({ stream: body.stream, lines });
        body.stream.onReadable = () => readable.notify();
      } else if ("text" in body) yield* session.print(lines.add(body.text) + lines.rest());
    }
    while (opened.some(({ stream }) => !stream.drained)) {
      const text = opened.map(({ stream, lines }) => lines.add(takeAll(stream))).join("");
      if (text !== "") yield* session.print(text);
      else yield* session.process.kernel.wait(readable);
    }
    yield* session.print(opened.map(({ lines }) => lines.rest()).join(""));
  } finally {
    for (const { stream } of opened) stream.cancel();
  }
}

function takeAll(stream: Channel<string>): string {
  let text = "";
  for (let next = stream.take(); next !== undefined; next = stream.take()) text += next;
  return text;
}

/** Holds back what is not a whole line yet, if lines get a prefix. */
class LineBuffer {
  readonly #prefix: string;
  #partial = "";

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  add(text: string): string {
    if (this.#prefix === "") return text;
    const all = this.#partial + text;
    const end = all.lastIndexOf("\n") + 1;
    this.#partial = all.slice(end);
    return prefixed(all.slice(0, end), this.#prefix);
  }

  rest(): string {
    return this.#partial === "" ? "" : this.#prefix + this.#partial;
  }
}

function prefixed(text: string, prefix: string): string {
  if (prefix === "" || text === "") return text;
  const endsLine = text.endsWith("\n");
  const lines = (endsLine ? text.slice(0, -1) : text).split("\n");
  return lines.map((line) => prefix + line).join("\n") + (endsLine ? "\n" : "");
}
