/**
 * Writes src/sim/api/openapi/descriptions.generated.ts: what Kubernetes says of its types and fields, out of the
 * doc comments of the package `kubernetes-types` (Apache-2.0). The file is made when packages are installed
 * (`npm run prepare`) and is not part of the repository.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const target = join(root, "src/sim/api/openapi/descriptions.generated.ts");
const source = join(root, "node_modules/kubernetes-types");

/** `core/v1` for `core/v1.d.ts`; types of single files go by the names of their packages. */
function packageOf(file: string): string {
  const path = file.replace(/\.d\.ts$/, "");
  return { "api/resource": "resource", runtime: "runtime", version: "version" }[path] ?? path;
}

const comment = String.raw`/\*\*((?:[^*]|\*(?!/))*)\*/\s*`;
const typePattern = new RegExp(`(?:${comment})?export (?:interface|type) (\\w+)`, "g");
const fieldPattern = new RegExp(`${comment}(?:readonly )?"?([\\w$-]+)"?\\??:`, "g");

/** The text of a doc comment, without its stars. */
function textOf(raw: string): string {
  const lines = raw.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  return lines
    .join("\n")
    .trim()
    .replaceAll(String.raw`*\/`, "*/");
}

/** `core/v1.Pod`, a tab and its description; below, for each field, a tab, its name, a tab and its description. */
function linesOf(file: string): readonly string[] {
  const text = readFileSync(join(source, file), "utf8");
  const types = [...text.matchAll(typePattern)];
  return types.flatMap((match, index) => {
    const body = text.slice(match.index + match[0].length, types[index + 1]?.index);
    const inside = body.slice(body.indexOf("{") + 1, body.indexOf("\n}"));
    const fields = [...inside.matchAll(fieldPattern)].map(
      ([, raw = "", name = ""]) => `\t${name}\t${escaped(raw)}`,
    );
    return [`${packageOf(file)}.${match[2] ?? ""}\t${escaped(match[1] ?? "")}`, ...fields];
  });
}

function escaped(raw: string): string {
  return textOf(raw).replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

const notice = `/**
 * Descriptions of Kubernetes' API, Copyright The Kubernetes Authors, licensed under the Apache License, Version 2.0
 * (http://www.apache.org/licenses/LICENSE-2.0), taken from the doc comments of the package kubernetes-types 1.30.0
 * (Copyright Lyra Naeseth, Apache-2.0). Made by tests/schema/descriptions.ts: one type or field to a line.
 */`;

const lines = globSync("**/*.d.ts", { cwd: source })
  .toSorted()
  .flatMap((file) => linesOf(file));
const content = `${notice}\nexport const descriptions: string = ${JSON.stringify(lines.join("\n"))};\n`;
mkdirSync(dirname(target), { recursive: true });
if (!existsSync(target) || readFileSync(target, "utf8") !== content) writeFileSync(target, content);
