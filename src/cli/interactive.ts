import { setTimeout as sleep } from "node:timers/promises";
import { Session } from "../session/session.ts";
import { loadModule } from "../sim/kernel/module.ts";
import { after, millisecond, type Instant } from "../sim/kernel/time.ts";
import type { WorldChoice } from "./world-options.ts";

const terminal = "main";
const slice = 20;
/** Virtual time per real time: as the clock at the prompt, in a hurry while a command runs. */
const speed = { idle: 1, busy: 600 };
const quit = "\u0004";

/** The shell at this terminal. Ends when Ctrl-D is pressed at an empty prompt. */
export async function runInteractive(choice: WorldChoice): Promise<number> {
  const { stdin, stdout } = process;
  const session = await Session.open({
    header: choice,
    listener: { output: (_, text) => void stdout.write(text) },
  });
  const state = { isOver: false, isLineEmpty: true };
  const resize = (): void => session.resize(terminal, { columns: stdout.columns, rows: stdout.rows });
  const type = (chunk: Buffer): void => {
    const text = chunk.toString("utf8");
    if (text === quit && session.idle && state.isLineEmpty) state.isOver = true;
    else session.input(terminal, text);
    state.isLineEmpty = ["\r", "\n", "\u0003"].some((end) => text.endsWith(end));
  };
  stdout.write(session.screen(terminal));
  resize();
  stdin.setRawMode(true);
  stdin.on("data", type);
  stdout.on("resize", resize);
  try {
    while (!state.isOver) {
      await advance(
        session,
        after(session.now as Instant, slice * millisecond * (session.idle ? speed.idle : speed.busy)),
      );
      await sleep(slice);
    }
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stdout.off("resize", resize);
  }
  stdout.write("exit\n");
  return 0;
}

/** Up to an instant; no further than the prompt of the command that runs. */
async function advance(session: Session, until: Instant): Promise<void> {
  const wasIdle = session.idle;
  for (;;) {
    const pause = session.advance({ until, steps: 100_000, stop: () => !wasIdle && session.idle });
    if (pause.is !== "needs") return;
    await loadModule(pause.module);
  }
}
