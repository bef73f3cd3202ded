import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLabFolder } from "../src/cli/lab-folder.ts";
import { Typist } from "./typist.ts";

/** A console block of a lesson, and what stands below it as its output. */
interface Example {
  readonly line: number;
  readonly commands: string;
  readonly output: string | undefined;
}

const fence = /^```(\S+)?([^\n]*)\n([\s\S]*?)^```$/gm;

function examplesOf(text: string): Example[] {
  const examples: Example[] = [];
  for (const match of text.matchAll(fence)) {
    const [, language = "", meta = "", body = ""] = match;
    const line = text.slice(0, match.index).split("\n").length;
    const last = examples.at(-1);
    if (meta.includes("output") && last !== undefined)
      examples[examples.length - 1] = { ...last, output: body };
    else if (language === "bash" && !meta.includes("copy"))
      examples.push({ line, commands: body.trim(), output: undefined });
  }
  return examples;
}

/** What differs from learner to learner: ages, random names, addresses, and with them the widths of columns. */
function normalise(text: string): string {
  return text
    .replace(/\b(\d+(\.\d+)?(ms|[dhms]))+\b/g, "AGE")
    .replace(/-[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, "-HASH")
    .replace(/(coredns|kindnet|kube-proxy|provisioner|web)-[a-z0-9]{5}\b/g, "$1-HASH")
    .replace(/-[bcdfghjklmnpqrstvwxz2456789]{8,10}\b/g, "-HASH")
    .replace(/\b10\.\d+\.\d+\.\d+\b/g, "IP")
    .split("\n")
    .map((line) => line.trim().replace(/[ \t]+/g, " "))
    .filter((line) => line !== "")
    .join("\n");
}

test.each(globSync("content/*/*/{en,ko}.mdx").toSorted())(
  "%s prints what it says",
  { timeout: 60_000 },
  async (path) => {
    const text = readFileSync(path, "utf8");
    const lab = /^lab: *(\S+)$/m.exec(text)?.[1];
    const examples = examplesOf(text);
    expect(examples.length).toBeGreaterThan(0);
    const typist = await Typist.sitDown(lab === undefined ? {} : { lab: readLabFolder(lab).lab });
    for (const { line, commands, output } of examples) {
      const printed = await typist.run(commands);
      if (output === undefined) continue;
      expect(`${path}:${line}\n${normalise(printed)}`).toBe(`${path}:${line}\n${normalise(output)}`);
    }
  },
);

test("both languages of a lesson run the same commands", () => {
  for (const path of globSync("content/*/*/en.mdx")) {
    const [en, ko] = [path, path.replace("en.mdx", "ko.mdx")].map((file) =>
      examplesOf(readFileSync(file, "utf8")),
    );
    expect(ko?.map(({ commands }) => commands)).toEqual(en?.map(({ commands }) => commands));
  }
});
