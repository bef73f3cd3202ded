import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Lab } from "../lab/lab.ts";
import { parseLab } from "../lab/lab-file.ts";
import { CliError } from "./usage-error.ts";

const labsFolder = join(dirname(fileURLToPath(import.meta.url)), "../../labs");

/** A lab with what its tests need: the solution, and what must not pass. */
export interface LabFolder {
  readonly lab: Lab;
  readonly solution: string;
  readonly wrong: readonly WrongSolution[];
}

export interface WrongSolution {
  readonly name: string;
  readonly script: string;
  /** The task that it must not pass, from its line `# fails: TASK`. */
  readonly fails: string;
}

/** The names of all folders with a lab.yaml, sorted. */
export function labIds(): readonly string[] {
  if (!existsSync(labsFolder)) return [];
  return readdirSync(labsFolder)
    .filter((id) => existsSync(join(labsFolder, id, "lab.yaml")))
    .toSorted();
}

/** Throws CliError if there is no such lab or its files are not in order. */
export function readLabFolder(id: string): LabFolder {
  const folder = join(labsFolder, id);
  if (!labIds().includes(id))
    throw new CliError(`there is no lab ${JSON.stringify(id)}; there are ${labIds().join(", ")}`);
  const solution = textOf(join(folder, "solution.sh"));
  if (solution === "") throw new CliError(`labs/${id} has no solution.sh`);
  return { lab: readLab(folder), solution, wrong: wrongSolutions(folder) };
}

function readLab(folder: string): Lab {
  try {
    const data: unknown = parse(readFileSync(join(folder, "lab.yaml"), "utf8"));
    const lab = parseLab(data, {
      start: startFiles(join(folder, "start")),
      setup: textOf(join(folder, "setup.sh")),
    });
    if (lab.id !== basename(folder)) throw new Error(`its id is ${lab.id}`);
    return lab;
  } catch (error) {
    throw new CliError(`labs/${basename(folder)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function startFiles(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile()).toSorted();
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

function wrongSolutions(folder: string): readonly WrongSolution[] {
  const wrong = join(folder, "wrong");
  if (!existsSync(wrong)) return [];
  return readdirSync(wrong)
    .filter((name) => name.endsWith(".sh"))
    .toSorted()
    .map((name) => {
      const script = readFileSync(join(wrong, name), "utf8");
      const fails = /^# fails: ([a-z0-9-]+)$/m.exec(script)?.[1];
      if (fails === undefined)
        throw new CliError(
          `labs/${basename(folder)}/wrong/${name} does not say which task it fails: # fails: TASK`,
        );
      return { name, script, fails };
    });
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
