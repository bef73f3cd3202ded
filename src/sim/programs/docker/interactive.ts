import { Channel } from "../../kernel/channel.ts";
import type { Task } from "../../kernel/task.ts";
import { createPty } from "../../host/pty.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";

/** A terminal in a container whose screen and keyboard are the client's. */
export interface RemoteTerminal {
  /** Descriptors 0, 1 and 2 for the process inside. */
  readonly files: ReadonlyMap<number, OpenFile>;
  /** Carries keys in and text out until what `onEnd` registers is called; restores the client's terminal. */
  converse(onEnd: (action: () => void) => void): Task<void>;
}

/** Without `takesInput` the keyboard stays with the client: `docker exec -t`. */
export function openRemoteTerminal(process: Process, takesInput: boolean): RemoteTerminal {
  const { kernel, terminal } = process;
  const input = new Channel<string>();
  const output = new Channel<string>();
  const size = terminal === undefined ? {} : { size: terminal.size };
  const tty = createPty({ kernel, name: "pts/0", ...size, input, output });
  const file = tty.openFile();
  return {
    files: new Map([0, 1, 2].map((number) => [number, file])),
    *converse(onEnd) {
      const modeBefore = terminal?.mode ?? "cooked";
      if (terminal !== undefined && takesInput) terminal.mode = "raw";
      process.onSignal("SIGWINCH", () => {
        if (terminal !== undefined) tty.resize(terminal.size.columns, terminal.size.rows);
      });
      const keys = takesInput
        ? kernel.spawn("docker keys", forward(process, input), () => undefined)
        : undefined;
      // What was shown before the end is still taken from the channel.
      onEnd(() => kernel.later(() => output.end()));
      try {
        for (let text = yield* output.next(); text !== undefined; text = yield* output.next())
          yield* show(process, text);
      } finally {
        keys?.kill();
        if (terminal !== undefined) terminal.mode = modeBefore;
        process.onSignal("SIGWINCH", "default");
      }
    },
  };
}

function* forward(process: Process, input: Channel<string>): Task<void> {
  for (let text = yield* process.read(); text !== undefined; text = yield* process.read()) input.push(text);
  // A pipe that ends is Ctrl-D for whoever reads the terminal.
  input.push("\u0004");
}

/** The remote line discipline has translated newlines already: the local one must not do it again. */
function* show(process: Process, text: string): Task<void> {
  yield* process.write(process.terminal === undefined ? text : text.replaceAll("\r\n", "\n"));
}
