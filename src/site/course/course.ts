import type { AstroComponentFactory } from "astro/runtime/server/index.js";
import { z } from "zod";
import courseText from "../../../content/course.yaml?raw";
import { languages, type Language } from "../text/language.ts";
import { mismatches, parseCourse } from "./course-file.ts";

export interface Heading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

interface Document {
  readonly frontmatter: Record<string, unknown>;
  readonly Content: AstroComponentFactory;
  getHeadings(): Heading[];
}

const frontShape = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  minutes: z.int().positive(),
  scenario: z.string().default("kind"),
  lab: z.string().optional(),
});

export interface LessonText extends z.infer<typeof frontShape> {
  readonly Content: AstroComponentFactory;
  readonly headings: readonly Heading[];
}

export interface Lesson {
  readonly id: string;
  readonly chapter: Chapter;
  /** `probes/liveness`: the address after the language, and the key of what is stored. */
  readonly path: string;
  readonly text: Readonly<Record<Language, LessonText>>;
}

export interface Chapter {
  readonly id: string;
  readonly number: number;
  readonly title: Readonly<Record<Language, string>>;
  readonly summary: Readonly<Record<Language, string>>;
  readonly lessons: readonly Lesson[];
}

const documents = import.meta.glob<Document>("/content/*/*/*.mdx", { eager: true });

/** The course in its order. Building fails if a folder is not in `course.yaml` or a language is missing. */
export const chapters: readonly Chapter[] = build();

export const lessons: readonly Lesson[] = chapters.flatMap((chapter) => chapter.lessons);

function build(): Chapter[] {
  const course = parseCourse(courseText);
  const wrong = mismatches(
    course,
    Object.keys(documents).map((path) => path.replace("/content/", "")),
  );
  if (wrong.length > 0) throw new Error(`The course is not whole:\n${wrong.join("\n")}`);
  return course.chapters.map(({ id, title, summary, lessons: ids }, index) => {
    const found: Lesson[] = [];
    const chapter: Chapter = { id, number: index + 1, title, summary, lessons: found };
    found.push(...ids.map((lesson) => lessonOf(chapter, lesson)));
    return chapter;
  });
}

function lessonOf(chapter: Chapter, id: string): Lesson {
  const path = `${chapter.id}/${id}`;
  const entries = languages.map(
    (language) => [language, textOf(`/content/${path}/${language}.mdx`)] as const,
  );
  const text = Object.fromEntries(entries) as Record<Language, LessonText>;
  if (text.en.lab !== text.ko.lab) throw new Error(`content/${path}: en.mdx and ko.mdx name different labs`);
  return { id, chapter, path, text };
}

function textOf(file: string): LessonText {
  const document = documents[file];
  if (document === undefined) throw new Error(`${file}: missing`);
  const { url: _url, file: _file, ...own } = document.frontmatter;
  const front = frontShape.safeParse(own);
  if (!front.success) throw new Error(`${file}: ${z.prettifyError(front.error)}`);
  return { ...front.data, Content: document.Content, headings: document.getHeadings() };
}
