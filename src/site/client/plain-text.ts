const sequences =
  // oxlint-disable-next-line no-control-regex -- these are the control characters that are taken out
  /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[()][0-9A-Z]|[=>78cDEHM])/g;

/** What a terminal was sent, as the text that a reader would see: no colours, no cursor movements. */
export function plainText(output: string): string {
  return output
    .replace(sequences, "")
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.slice(line.lastIndexOf("\r") + 1))
    .join("\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "") // oxlint-disable-line no-control-regex -- as above
    .replace(/\n+$/, "");
}

const prompt =
  // oxlint-disable-next-line no-control-regex -- the colours are control sequences
  /(?:\u001b\[[0-9;?]*[A-Za-z])*[a-z]+@[\w-]+(?:\u001b\[[0-9;]*m)*:(?:\u001b\[[0-9;]*m)*[^\u001b\n]*(?:\u001b\[[0-9;]*m)*[$#] (?:\u001b\[[0-9;?]*[A-Za-z])*$/;

/** What a command printed: without the line end of the Enter before it and the prompt after it. */
export function commandOutput(output: string): string {
  return plainText(output.replace(prompt, "").replace(/^\r?\n/, ""));
}
