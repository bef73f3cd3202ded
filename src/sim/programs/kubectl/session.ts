import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond } from "../../kernel/time.ts";
import { CommandError, type Invocation } from "../cobra/command.ts";
import type { FlagValues } from "../cobra/flag-values.ts";
import { Client } from "./client/client.ts";
import { discover } from "./client/discovery.ts";
import { Mapper } from "./client/mapper.ts";
import { resolveContext } from "./kubeconfig/client-settings.ts";
import { configPaths, loadKubeconfig } from "./kubeconfig/load-kubeconfig.ts";
import { notSimulated } from "./not-simulated.ts";

/** What it takes kubectl to start: programs of this size do not come for free. */
const startup = 30 * millisecond;

/** One run of a command that talks to a cluster: its flags, its connection, what the server offers. */
export class Session {
  readonly process: Process;
  readonly flags: FlagValues;
  readonly args: readonly string[];
  /** `kubectl get`, for usage errors. */
  readonly path: string;
  readonly client: Client;
  /** From the flag, the context, or `default`. */
  readonly namespace: string;
  #mapper: Mapper | undefined;

  readonly #invocation: Invocation;

  constructor(invocation: Invocation, client: Client, namespace: string) {
    this.#invocation = invocation;
    this.process = invocation.process;
    this.flags = invocation.flags;
    this.args = invocation.args;
    this.path = invocation.node.path;
    this.client = client;
    this.namespace = namespace;
  }

  /** The same with other arguments: where some words are no names of resources. */
  withArguments(args: readonly string[]): Session {
    const other = new Session({ ...this.#invocation, args }, this.client, this.namespace);
    other.#mapper = this.#mapper;
    return other;
  }

  /** The namespace was asked for by flag, so manifests must agree with it. */
  get namespaceIsEnforced(): boolean {
    return this.flags.changed("namespace");
  }

  /** What the server serves; asked for once. `attempts`: how often the real client tries when nobody answers. */
  *mapper(attempts = 5): Task<Mapper> {
    this.#mapper ??= new Mapper(yield* discover(this.client, this.process, attempts));
    return this.#mapper;
  }

  *print(text: string): Task<void> {
    yield* this.process.write(text);
  }

  *complain(text: string): Task<void> {
    yield* this.process.complain(text);
  }
}

/** Reads kubeconfig and flags. Nothing is sent yet. Throws CommandError. */
export function* openSession(invocation: Invocation): Task<Session> {
  const { process, flags } = invocation;
  refuseUnsupported(flags);
  const config = yield* loadKubeconfig(process, configPaths(process, flags.text("kubeconfig")));
  const { settings, namespace } = resolveContext(process, config, flags);
  const client = new Client(process, settings, invocation.node.path);
  yield* process.kernel.sleep(startup);
  return new Session(invocation, client, namespace);
}

/** The run of a command that needs a cluster. */
export function withSession(
  run: (session: Session) => Task<number>,
): (invocation: Invocation) => Task<number> {
  return function* (invocation) {
    try {
      return yield* run(yield* openSession(invocation));
    } catch (error) {
      if (error instanceof SystemError && error.errno !== "EPIPE")
        throw new CommandError(error.message.toLowerCase());
      throw error;
    }
  };
}

function refuseUnsupported(flags: FlagValues): void {
  for (const name of [
    "username",
    "password",
    "vmodule",
    "warnings-as-errors",
    "match-server-version",
    "profile",
  ]) {
    if (flags.changed(name)) throw notSimulated(`--${name}`);
  }
  if (flags.number("v") > 0) throw notSimulated(`logging of requests (-v=${flags.number("v")})`);
}
