/**
 * `npm run schema -- ~/go/pkg/mod` writes src/sim/wire/schema/types-*.generated.ts: the types of Kubernetes' API at
 * each selectable version as tables of facts. It reads Go's module cache, which this fills (in any folder with a go.mod):
 *
 *     for v in 0.18.4 0.20.2 0.22.17 0.29.4 0.30.4 0.33.1; do
 *       for m in api apimachinery apiextensions-apiserver kube-aggregator metrics; do go mod download k8s.io/$m@v$v; done
 *     done
 */
import { writeFileSync } from "node:fs";
import { linesOf, type TypeLine } from "./table-text.ts";
import { declarationsOf, groupVersionsOf, releases } from "./upstream.ts";

const base = "1.33";
const [modules = ""] = process.argv.slice(2);

const tables = new Map(
  Object.keys(releases).map((version) => [version, linesOf(declarationsOf(modules, version))]),
);
const baseLines = tables.get(base) ?? new Map<string, TypeLine>();
for (const [version, lines] of tables) {
  if (lines.size === 0) throw new Error(`no sources of ${version} under ${modules}`);
  const text = version === base ? whole(lines) : differences(lines);
  write(version, `${text}\n~ ${groupVersionsOf(modules, version).join(" ")}`);
  console.log(`${version}: ${lines.size} types, ${text.length} characters`);
}

function whole(lines: ReadonlyMap<string, TypeLine>): string {
  return [...lines].map(([key, line]) => [key, ...line.values()].join(" ")).join("\n");
}

/** `-key`: no such type; `key -field field:type`: without the one, with the other; `key ...` for a new type. */
function differences(lines: ReadonlyMap<string, TypeLine>): string {
  const gone = [...baseLines.keys()].filter((key) => !lines.has(key)).map((key) => `-${key}`);
  const changed = [...lines].flatMap(([key, line]) => {
    const before: TypeLine = baseLines.get(key) ?? new Map<string, string>();
    const without = [...before.keys()].filter((name) => !line.has(name)).map((name) => `-${name}`);
    const other = [...numbered(line)].filter(([name, text]) => numbered(before).get(name) !== text);
    const entries = [...without, ...other.map(([, text]) => text)];
    return entries.length === 0 && before.size > 0 ? [] : [[key, ...entries].join(" ")];
  });
  return [...gone, ...changed].join("\n");
}

/** Differences are read on their own: each field with its number. */
function numbered(line: TypeLine): TypeLine {
  let last = 0;
  return new Map(
    [...line].map(([name, text]) => {
      const [, before = "", given, after = ""] = /^([^;=]+?)(?:=(\d+))?(;.*)?$/.exec(text) ?? [];
      if (!text.includes(":") || text.startsWith("&")) return [name, text];
      last = given === undefined ? last + 1 : Number(given);
      return [name, `${before}=${last}${after}`];
    }),
  );
}

function write(version: string, text: string): void {
  const source = `/** Made by \`npm run schema\` from k8s.io/* at ${releases[version] ?? ""}: facts, one type per line. */
export const types: string = \`
${text.replaceAll("\\", String.raw`\\`)}
\`;
`;
  writeFileSync(new URL(`../../src/sim/wire/schema/types-${version}.generated.ts`, import.meta.url), source);
}
