import { parse } from "yaml";
import { z } from "zod";
import { languages } from "../text/language.ts";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case, digits and single hyphens");
const localised = z.strictObject({ en: z.string().min(1), ko: z.string().min(1) });

const courseShape = z.strictObject({
  chapters: z
    .array(z.strictObject({ id: slug, title: localised, summary: localised, lessons: z.array(slug).min(1) }))
    .min(1),
});

export type CourseFile = z.infer<typeof courseShape>;

/** Reads `content/course.yaml`, the only place where order is written. Throws with the path of what is wrong. */
export function parseCourse(text: string): CourseFile {
  const result = courseShape.safeParse(parse(text));
  if (!result.success) throw new Error(`content/course.yaml: ${z.prettifyError(result.error)}`);
  return result.data;
}

/**
 * What is wrong between the course and the folders: lessons without a text in a language, and texts that no chapter
 * lists. `files` are paths like `probes/liveness/ko.mdx`.
 */
export function mismatches(course: CourseFile, files: readonly string[]): string[] {
  const wanted = course.chapters.flatMap((chapter) =>
    chapter.lessons.flatMap((lesson) =>
      languages.map((language) => `${chapter.id}/${lesson}/${language}.mdx`),
    ),
  );
  return [
    ...repeated(wanted).map((file) => `${file}: listed twice in course.yaml`),
    ...wanted.filter((file) => !files.includes(file)).map((file) => `content/${file}: missing`),
    ...files
      .filter((file) => !wanted.includes(file))
      .map((file) => `content/${file}: not listed in course.yaml`),
  ];
}

function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index);
}
