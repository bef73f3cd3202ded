/** What a line printed, as it is recorded: without what differs from run to run. */
export interface Recorded {
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | undefined;
}

/** A help's facts: its sentences are not compared. */
export interface HelpFacts {
  readonly command: string;
  readonly usage: string;
  readonly flags: readonly string[];
  readonly commands: readonly string[];
}

export interface ParityRecording {
  readonly program: string;
  readonly cases: readonly { readonly name: string; readonly results: readonly Recorded[] }[];
  readonly help: readonly HelpFacts[];
}

export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** Times and process numbers of log lines, and the name of the binary, are not compared. */
export function normalized(text: string): string {
  return text
    .replaceAll(/^([EW])\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ /gm, "$1<time> ")
    .replaceAll(/(https?:\/\/localhost:8080\/openapi\/v[23])\?timeout=32s/g, "$1");
}

export function helpFacts(command: string, text: string): HelpFacts {
  const usage = /\nUsage:\n {2}(.*)\n/.exec(text)?.[1] ?? "";
  const flags = [...text.matchAll(/^ {4}((?:-\w, )?--[\w-]+=.*):$/gm)].map(([, flag = ""]) => flag);
  const commands = [...text.matchAll(/^ {2}([a-z][\w-]*) {2,}\S/gm)].map(([, name = ""]) => name);
  return { command, usage, flags, commands };
}
