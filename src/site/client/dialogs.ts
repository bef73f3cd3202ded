import { notify } from "./announce.ts";
import { link } from "./link.ts";
import { data, element, onAct } from "./page.ts";

const help = element<HTMLDialogElement>("#help");
const reset = element<HTMLDialogElement>("#reset");

export function openHelp(): void {
  if (!help.open) help.showModal();
}

export function openReset(): void {
  if (!reset.open) reset.showModal();
}

/** Help, and the question before a reset. */
export function watchDialogs(): void {
  onAct("help", openHelp);
  onAct("reset", openReset);
  onAct("undo", () => link.send({ do: "undo" }));
  reset.addEventListener("close", () => {
    if (reset.returnValue === "reset") {
      link.send({ do: "reset" });
      notify(data.texts.bars.reset);
    }
    reset.returnValue = "";
  });
  for (const dialog of [help, reset]) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }
}
