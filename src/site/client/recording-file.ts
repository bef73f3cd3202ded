import { fill } from "../text/fill.ts";
import { notify } from "./announce.ts";
import { link } from "./link.ts";
import { make } from "./make.ts";
import { data, element, onAct } from "./page.ts";

const { bars: text } = data.texts;
const sizeMax = 16_000_000;

/** Export and import of the session as a file. `open` starts a session from a recording's text. */
export function watchRecordingFile(open: (recording: string) => void): void {
  const input = element<HTMLInputElement>("#import-file");
  onAct("export", () => void exportRecording());
  onAct("import", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file === undefined) return;
    if (file.size > sizeMax) return notify(text.importFailed);
    void file
      .text()
      .then((recording) => (looksRight(recording) ? open(recording) : notify(text.importFailed)));
  });
}

export async function fetchRecording(): Promise<string> {
  const answer = link.next("exported");
  link.send({ do: "export" });
  return (await answer).recording;
}

export async function exportRecording(): Promise<void> {
  const recording = await fetchRecording();
  const name = `drydock-${data.session.key.replaceAll("/", "-")}.jsonl`;
  const url = URL.createObjectURL(new Blob([recording], { type: "application/x-ndjson" }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  notify(fill(text.exported, { file: name }));
}

/** A first look only: the Worker reads it properly and refuses what is wrong. */
function looksRight(recording: string): boolean {
  return recording.startsWith('{"format":');
}
