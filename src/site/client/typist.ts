import { link, terminalId } from "./link.ts";
import { expectPrompt, whenIdle } from "./prompt.ts";
import { splitCommands } from "./split-commands.ts";

/** However long a command is, typing it takes at most this many pieces of 16 ms. */
const piecesMax = 24;

let queue: Promise<void> = Promise.resolve();

/** Types a block into the terminal, visibly, command by command; each waits for the prompt. */
export function typeIntoTerminal(code: string): Promise<void> {
  queue = queue.then(() => typeAll(splitCommands(code)));
  return queue;
}

async function typeAll(commands: readonly string[]): Promise<void> {
  for (const command of commands) {
    await whenIdle();
    await type(command.replaceAll("\n", "\r"));
    send("\r");
    expectPrompt();
  }
}

async function type(text: string): Promise<void> {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const size = still ? text.length : Math.max(2, Math.ceil(text.length / piecesMax));
  for (let at = 0; at < text.length; at += size) {
    send(text.slice(at, at + size));
    if (!still) await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

function send(text: string): void {
  link.send({ do: "input", terminal: terminalId, text });
}
