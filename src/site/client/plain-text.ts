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
