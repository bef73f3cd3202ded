import type { AstroComponentFactory } from "astro/runtime/server/index.js";
import { parse } from "yaml";
import type { Lab } from "../../lab/lab.ts";
import { parseLab } from "../../lab/lab-file.ts";
import { languages, type Language } from "../text/language.ts";

export interface LabPage {
  readonly lab: Lab;
  readonly Content: Readonly<Record<Language, AstroComponentFactory>>;
}

const yamls = import.meta.glob<string>("/labs/*/lab.yaml", { eager: true, query: "?raw", import: "default" });
const setups = import.meta.glob<string>("/labs/*/setup.sh", {
  eager: true,
  query: "?raw",
  import: "default",
});
const starts = import.meta.glob<string>("/labs/*/start/**", {
  eager: true,
  query: "?raw",
  import: "default",
});
const texts = import.meta.glob<{ Content: AstroComponentFactory }>("/labs/*/*.mdx", { eager: true });

/** A lab with its texts. Throws, and so fails the build, for one that is not whole. */
export function labOf(id: string): LabPage {
  const folder = `/labs/${id}`;
  const yaml = yamls[`${folder}/lab.yaml`];
  if (yaml === undefined) throw new Error(`${folder}/lab.yaml: missing`);
  const lab = parseLab(parse(yaml), { start: startOf(folder), setup: setups[`${folder}/setup.sh`] ?? "" });
  if (lab.id !== id) throw new Error(`${folder}/lab.yaml: metadata.id is ${lab.id}`);
  const entries = languages.map((language) => [language, contentOf(`${folder}/${language}.mdx`)] as const);
  return { lab, Content: Object.fromEntries(entries) as Record<Language, AstroComponentFactory> };
}

function startOf(folder: string): Record<string, string> {
  const below = `${folder}/start/`;
  const files = Object.entries(starts).filter(([path]) => path.startsWith(below));
  return Object.fromEntries(files.map(([path, text]) => [path.slice(below.length), text]));
}

function contentOf(file: string): AstroComponentFactory {
  const text = texts[file];
  if (text === undefined) throw new Error(`${file}: missing`);
  return text.Content;
}
