import { isObject } from "../../../wire/json.ts";
import type { Status } from "../../../wire/status.ts";
import { CommandError } from "../../cobra/command.ts";

/** Refused by the API server. `message` is the server's; `report` adds what kubectl puts before it. */
export class StatusError extends CommandError {
  override name = "StatusError";
  readonly status: Status;

  constructor(status: Status) {
    super(status.message ?? "unknown");
    this.status = status;
  }

  get reason(): string {
    return this.status.reason ?? "";
  }
}

/** The server could not be reached, as Go's url.Error: `Get "https://…": dial tcp …`. */
export class ConnectionError extends CommandError {
  override name = "ConnectionError";
  readonly host: string;
  readonly why: string;

  constructor(parts: {
    readonly method: string;
    readonly url: string;
    readonly host: string;
    readonly why: string;
  }) {
    super(
      `${parts.method.charAt(0)}${parts.method.slice(1).toLowerCase()} ${JSON.stringify(parts.url)}: ${parts.why}`,
    );
    this.host = parts.host;
    this.why = parts.why;
  }
}

/** Several failures of one command: each on a line of its own, without `error: ` before it. */
export class AggregateError extends CommandError {
  override name = "AggregateError";
  readonly errors: readonly CommandError[];

  constructor(errors: readonly CommandError[]) {
    super(
      errors.length === 1
        ? (errors[0]?.message ?? "")
        : `[${errors.map(({ message }) => message).join(", ")}]`,
    );
    this.errors = errors;
  }
}

/** A text that is printed as it is. */
export class PlainError extends CommandError {
  override name = "PlainError";
}

/** The command said what was wrong already, or a program inside a container did. */
export class SilentExit extends CommandError {
  override name = "SilentExit";

  constructor(code: number) {
    super("", { code });
  }
}

/** What a person has to do differently on the command line: ends with a pointer to the help. */
export function usageError(path: string, message: string): CommandError {
  return new CommandError(`${message}\nSee '${path} -h' for help and examples`);
}

export function throwAll(errors: readonly CommandError[]): void {
  if (errors.length > 0) throw new AggregateError(errors);
}

/** One failure stays what it is; several become an aggregate. */
export function throwReduced(errors: readonly CommandError[]): void {
  const [first, ...others] = errors;
  if (first !== undefined) throw others.length === 0 ? first : new AggregateError(errors);
}

/**
 * Everything on standard error for a failure, with the last newline.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go checkErr, 1.33
 */
export function explain(error: CommandError): string {
  if (error instanceof SilentExit) return "";
  if (error instanceof AggregateError) return error.errors.map((one) => `${messageOf(one)}\n`).join("");
  if (error instanceof StatusError && error.reason === "Invalid") return invalid(error.status);
  const message = messageOf(error);
  const isPlain = message !== error.message || error instanceof PlainError || message.startsWith("error: ");
  return `${isPlain ? message : `error: ${message}`}\n`;
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go StandardErrorMessage, 1.33 */
export function messageOf(error: CommandError): string {
  if (error instanceof StatusError) {
    if (error.reason === "Unauthorized")
      return `error: You must be logged in to the server (${error.message})`;
    return error.reason === ""
      ? `Error from server: ${error.message}`
      : `Error from server (${error.reason}): ${error.message}`;
  }
  if (error instanceof ConnectionError) {
    if (!error.why.includes("connection refused")) return `Unable to connect to the server: ${error.why}`;
    return `The connection to the server ${error.host} was refused - did you specify the right host or port?`;
  }
  return error.message;
}

function invalid({ details = {}, message = "" }: Status): string {
  const { causes = [], kind = "", name = "" } = details;
  const isNamed = kind !== "" || name !== "";
  const subject = isNamed ? `The ${kind} ${JSON.stringify(name)} is invalid` : "The request is invalid";
  if (causes.length === 0) return isNamed || message === "" ? `${subject}\n` : `${subject}: ${message}\n`;
  const lines = [...new Set(causes.map(({ field = "", message: text = "" }) => `${field}: ${text}`))];
  if (lines.length === 1) return `${subject}: ${lines[0]}\n`;
  return `${subject}: \n${lines.map((line) => `* ${line}\n`).join("")}`;
}

/** A failure with what was being done: `error when creating "f.yaml": …`. */
export function withSource(verb: string, source: string, error: CommandError): CommandError {
  if (source === "") return error;
  const message = `error when ${verb} ${JSON.stringify(source)}: ${error.message}`;
  if (error instanceof StatusError) return new StatusError({ ...error.status, message });
  return new CommandError(message, { code: error.code });
}

export function isNotFound(error: unknown): error is StatusError {
  return error instanceof StatusError && error.reason === "NotFound";
}

export function isStatus(value: unknown): value is Status {
  return isObject(value) && value["kind"] === "Status" && value["apiVersion"] === "v1";
}

/** The body of an exec's end: the code of the command inside, or 1. */
export function exitCodeOf(status: Status): number {
  const cause = status.details?.causes?.find(({ reason }) => reason === "ExitCode");
  return Number(cause?.message ?? 1);
}
