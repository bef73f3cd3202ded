import { element, onAct } from "./page.ts";
import { reset, undo } from "./undo.ts";

const help = element<HTMLDialogElement>("#help");
const dialog = element<HTMLDialogElement>("#reset");

export function openHelp(): void {
  if (!help.open) help.showModal();
}

export function openReset(): void {
  if (!dialog.open) dialog.showModal();
}

/** Help, and the question before a reset. */
export function watchDialogs(): void {
  onAct("help", openHelp);
  onAct("reset", openReset);
  onAct("undo", undo);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "reset") reset();
    dialog.returnValue = "";
  });
  for (const one of [help, dialog]) {
    one.addEventListener("click", (event) => {
      if (event.target === one) one.close();
    });
  }
}
