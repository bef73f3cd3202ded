import { fill } from "../text/fill.ts";
import { notify } from "./announce.ts";
import { hideBar, showBar } from "./bars.ts";
import { link } from "./link.ts";
import { data } from "./page.ts";
import { exportRecording, fetchRecording } from "./recording-file.ts";
import { undo } from "./undo.ts";

const { bars: text } = data.texts;

/** What can go wrong, each with a way on: a bug of the simulator, code that did not load, nothing stored. */
export function watchTroubles(retry: () => void): void {
  link.on("broken", ({ message, command }) => {
    showBar("broken", {
      kind: "error",
      text: `${command === "" ? text.brokenNoCommand : fill(text.broken, { command })} ${message}`,
      actions: [
        { text: text.copyReport, act: () => void copyReport(message, command) },
        { text: text.undoLast, act: undo },
      ],
    });
  });
  link.on("offline", ({ module }) => {
    showBar("offline", {
      kind: "warning",
      text: fill(text.offline, { module }),
      actions: [{ text: text.retry, act: retry }],
    });
  });
  link.on("stored", ({ persistent }) => {
    if (persistent) return hideBar("storage");
    const actions = [{ text: text.download, act: () => void exportRecording() }];
    showBar("storage", { kind: "warning", text: text.notStored, actions });
  });
  link.on("diverged", ({ reason }) => {
    const dismiss = { text: text.dismiss, act: () => hideBar("diverged") };
    showBar("diverged", { kind: "warning", text: fill(text.diverged, { reason }), actions: [dismiss] });
  });
  link.on("ready", clear);
  link.on("screen", clear);
  link.on("output", () => hideBar("offline"));
}

function clear(): void {
  hideBar("broken");
  hideBar("offline");
}

/** The report is the message and the recording: enough to see the bug again. */
async function copyReport(message: string, command: string): Promise<void> {
  const recording = await fetchRecording();
  await navigator.clipboard.writeText(`${message}\n$ ${command}\n\n${recording}`);
  notify(text.reportCopied);
}
