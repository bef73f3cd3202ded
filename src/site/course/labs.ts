import { parse } from "yaml";
import type { AstroComponentFactory } from "astro/runtime/server/index.js";
import { languages, type Language } from "../text/language.ts";

export interface LabTask {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly weight: number;
  readonly needs: readonly string[];
}

export interface LabPage {
  readonly id: string;
  readonly tasks: readonly LabTask[];
  readonly scenario: string;
  readonly kubernetesVersion: string;
  readonly Content: Readonly<Record<Language, AstroComponentFactory>>;
  /** What the Worker gets. */
  readonly data: unknown;
}

const yamls = import.meta.glob<string>("/labs/*/lab.yaml", { eager: true, query: "?raw", import: "default" });
const scripts = import.meta.glob<string>("/labs/*/setup.sh", {
  eager: true,
  query: "?raw",
  import: "default",
});
const starts = import.meta.glob<string>("/labs/*/start/**", {
  eager: true,
  query: "?raw",
  import: "default",
});
const pages = import.meta.glob<{ Content: AstroComponentFactory }>("/labs/*/*.mdx", { eager: true });

export function labOf(id: string): LabPage {
  const folder = `/labs/${id}`;
  const yaml = yamls[`${folder}/lab.yaml`];
  if (yaml === undefined) throw new Error(`${folder}/lab.yaml: missing`);
  const file = parse(yaml);
  const tasks = Object.entries(file.spec.tasks).map(([id, task]: [string, any]) => ({
    id,
    title: task.title,
    weight: task.weight,
    needs: task.needs ?? [],
  }));
  const Content = Object.fromEntries(
    languages.map((language) => {
      const page = pages[`${folder}/${language}.mdx`];
      if (page === undefined) throw new Error(`${folder}/${language}.mdx: missing`);
      return [language, page.Content];
    }),
  ) as Record<Language, AstroComponentFactory>;
  return {
    id,
    tasks,
    scenario: file.spec.scenario,
    kubernetesVersion: file.spec.kubernetesVersion,
    Content,
    data: { id, version: 1, tasks, start: {}, setup: "", scripts, starts },
  };
}
