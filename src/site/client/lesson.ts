import { watchConsoleBlocks } from "./console-blocks.ts";
import { watchDialogs } from "./dialogs.ts";
import { watchKeyboard, toTerminal } from "./keyboard.ts";
import { link, terminalId } from "./link.ts";
import { measure } from "./measure.ts";
import { watchNet } from "./net.ts";
import { watchOutputLog } from "./output-log.ts";
import { element, onAct } from "./page.ts";
import { watchPrompt } from "./prompt.ts";
import { watchRecordingFile } from "./recording-file.ts";
import { watchSheet } from "./sheet.ts";
import { watchSplitter } from "./splitter.ts";
import { ownSession } from "./tab-lock.ts";
import { watchTasks } from "./tasks.ts";
import { watchTime } from "./time-control.ts";
import { watchTroubles } from "./troubles.ts";
import { watchUndo } from "./undo.ts";

function open(recording?: string): void {
  if (window.drydockSession === undefined) throw new Error("The page has not said which session it wants");
  const session = { ...window.drydockSession, terminal: { id: terminalId, ...measure() } };
  link.send({ do: "open", session: recording === undefined ? session : { ...session, recording } });
}

void ownSession().then(() => open());
watchSplitter();
watchPrompt();
watchTime();
watchTasks();
watchConsoleBlocks();
watchOutputLog();
watchTroubles(() => open());
watchRecordingFile(open);
watchDialogs();
watchUndo();
watchSheet();
watchKeyboard();
watchNet();
onAct("to-terminal", (_, event) => {
  event.preventDefault();
  toTerminal();
});
element("[data-print-url]").textContent = location.origin + location.pathname;
