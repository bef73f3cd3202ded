import type { OpenSession } from "../../worker/protocol.ts";
import type { Language } from "../text/language.ts";
import { texts } from "../text/texts.ts";
import type { Texts } from "../text/en.ts";
import type { Lesson } from "./course.ts";
import type { Lab } from "../../lab/lab.ts";

/** What the page's scripts need and the HTML does not say. Written into the page as JSON. */
export interface PageData {
  readonly language: Language;
  readonly session: Pick<OpenSession, "key" | "scenario" | "kubernetesVersion" | "lab">;
  readonly texts: Pick<Texts, "block" | "terminal" | "time" | "tasks" | "bars" | "help" | "page">;
}

export function pageData(language: Language, lesson: Lesson, lab: Lab | undefined): PageData {
  const { block, terminal, time, tasks, bars, help, page } = texts(language);
  return {
    language,
    session: {
      key: lesson.path,
      scenario: lab?.scenario ?? lesson.text[language].scenario,
      kubernetesVersion: lab?.kubernetesVersion ?? "v1.33",
      ...(lab === undefined ? {} : { lab }),
    },
    texts: { block, terminal, time, tasks, bars, help, page },
  };
}

/** JSON that may stand inside a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
