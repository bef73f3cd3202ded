import type { Task } from "../../../kernel/task.ts";
import { CommandError, type Completion } from "../../cobra/command.ts";
import { pathOf } from "../../../wire/resource.ts";
import { Client, type Caller } from "../client/client.ts";
import { discover } from "../client/discovery.ts";
import { Mapper } from "../client/mapper.ts";
import { resolveContext } from "../kubeconfig/client-settings.ts";
import { configPaths, loadKubeconfig } from "../kubeconfig/load-kubeconfig.ts";
import type { KubeObject } from "../resources/kube-object.ts";

/** A connection for completion: whatever goes wrong, there are just no candidates. */
export class SilentSession {
  readonly #client: Client;
  readonly #namespace: string;
  readonly mapper: Mapper;

  constructor(client: Client, namespace: string, mapper: Mapper) {
    this.#client = client;
    this.#namespace = namespace;
    this.mapper = mapper;
  }

  *names(type: string): Task<readonly string[]> {
    return (yield* this.objects(type)).map(({ metadata }) => metadata?.name ?? "");
  }

  *objects(type: string): Task<readonly KubeObject[]> {
    const resource = this.mapper.find(type);
    if (resource === undefined) return [];
    try {
      const list = yield* this.#client.json({ path: pathOf(resource, { namespace: this.#namespace }) });
      return (list["items"] ?? []) as unknown as readonly KubeObject[];
    } catch (error) {
      if (error instanceof CommandError) return [];
      throw error;
    }
  }
}

export function* silentSession({ process, flags, node }: Completion): Task<SilentSession | undefined> {
  const quiet: Caller = { kernel: process.kernel, host: process.host, pid: process.pid, complain: silence };
  try {
    const config = yield* loadKubeconfig(process, configPaths(process, flags.text("kubeconfig")));
    const { settings, namespace } = resolveContext(process, config, flags);
    const client = new Client(quiet, settings, node.path);
    return new SilentSession(client, namespace, new Mapper(yield* discover(client, quiet, 1)));
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

function* silence(): Task<void> {}
