import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ClusterRecording } from "./recording.ts";
import { replay, type Difference } from "./replay.ts";

/** Shows where our answers to the recorded requests differ, of all suites or of those named, and lists the commands. */
const folder = join(import.meta.dirname, "recorded");
const list = join(import.meta.dirname, "differing.json");
const only = process.argv.slice(2);
const differing = JSON.parse(readFileSync(list, "utf8")) as Record<string, readonly string[]>;

for (const name of readdirSync(folder).map((file) => basename(file, ".json"))) {
  if (only.length > 0 && !only.includes(name)) continue;
  const recording = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as ClusterRecording;
  const found = await replay(recording);
  differing[name] = [...new Set(found.map(({ command }) => command))];
  console.log(`${name}: ${differing[name].length} of ${recording.commands.length} commands differ`);
  if (only.length > 0) for (const difference of found) console.log(inWords(difference));
}
writeFileSync(list, `${JSON.stringify(differing, null, 2)}\n`);

function inWords({ command, at, theirs, ours }: Difference): string {
  return `${command}\n  ${at}\n    theirs ${JSON.stringify(theirs)}\n    ours   ${JSON.stringify(ours)}`;
}
