import type { OpenFile } from "../host/open-file.ts";
import { textInput } from "../host/text-file.ts";

/** What a job in the background reads without job control: nothing, as from /dev/null. */
export function openNullInput(): OpenFile {
  return textInput("");
}
