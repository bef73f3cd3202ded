import { notify } from "./announce.ts";
import { link } from "./link.ts";
import { data } from "./page.ts";

const { bars: text } = data.texts;
let expecting: string | undefined;

/** Undo and reset: asked of the Worker, and said when the screen has come back as it was. */
export function watchUndo(): void {
  link.on("screen", () => {
    if (expecting !== undefined) notify(expecting);
    expecting = undefined;
  });
}

export function undo(): void {
  expecting = text.undone;
  link.send({ do: "undo" });
}

export function reset(): void {
  expecting = text.reset;
  link.send({ do: "reset" });
}
