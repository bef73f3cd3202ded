import type { OpenFile } from "../../host/open-file.ts";
import { SharedFile } from "../../host/shared-file.ts";
import { SystemError } from "../../host/errno.ts";
import { Channel } from "../../kernel/channel.ts";
import type { Task } from "../../kernel/task.ts";
import type { Duplex } from "../../wire/http.ts";
import type { Json } from "../../wire/json.ts";

/** Pieces of output that wait for a client; whoever writes more waits for it. */
const outputMax = 256;

/** The channels of an exec or attach. */
export function newDuplex(): Duplex {
  return {
    stdin: new Channel(),
    stdout: new Channel(outputMax),
    stderr: new Channel(outputMax),
    resize: new Channel(),
    exit: new Channel(),
  };
}

/** The command has ended: both outputs and the connection do too. */
export function closeDuplex({ stdin, stdout, stderr, exit }: Duplex, status: Json): void {
  exit.push(status);
  stdout.end();
  stderr.end();
  exit.end();
  stdin.cancel();
}

class ChannelOutput extends SharedFile {
  readonly path = "pipe:[0]";
  readonly #channel: Channel<string>;

  constructor(channel: Channel<string>) {
    super();
    this.#channel = channel;
  }

  override *write(text: string): Task<void> {
    if (text !== "" && !(yield* this.#channel.put(text))) throw new SystemError("EPIPE");
  }
}

/** An open file whose text goes to a channel; a full one makes the writer wait, as a pipe does. */
export function channelOutput(channel: Channel<string>): OpenFile {
  return new ChannelOutput(channel);
}

export const success: Json = { metadata: {}, status: "Success" };

/** @models kubelet/pkg/cri/streaming/remotecommand/exec.go ServeExec, 1.33 */
export function exitStatus(code: number): Json {
  if (code === 0) return success;
  return {
    metadata: {},
    status: "Failure",
    message: `command terminated with non-zero exit code: exit status ${code}`,
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: String(code) }] },
  };
}

/** @models apimachinery api/errors NewInternalError, 1.33 */
export function internalError(text: string): Json {
  return {
    metadata: {},
    status: "Failure",
    message: `Internal error occurred: ${text}`,
    reason: "InternalError",
    details: { causes: [{ message: text }] },
    code: 500,
  };
}
