import { expect, test } from "vitest";
import { mismatches, parseCourse } from "./course-file.ts";

const text = `
chapters:
  - id: probes
    title: { en: Probes, ko: 프로브 }
    summary: { en: Health, ko: 상태 }
    lessons: [liveness]
`;

test("a course that names what is there has no mismatches", () => {
  const course = parseCourse(text);
  expect(mismatches(course, ["probes/liveness/en.mdx", "probes/liveness/ko.mdx"])).toEqual([]);
});

test("a missing language, an orphan and a lesson listed twice are all named", () => {
  const course = parseCourse(text.replace("[liveness]", "[liveness, liveness]"));
  expect(mismatches(course, ["probes/liveness/en.mdx", "old/lesson/en.mdx"])).toEqual([
    "probes/liveness/en.mdx: listed twice in course.yaml",
    "probes/liveness/ko.mdx: listed twice in course.yaml",
    "content/probes/liveness/ko.mdx: missing",
    "content/probes/liveness/ko.mdx: missing",
    "content/old/lesson/en.mdx: not listed in course.yaml",
  ]);
});

test.each([
  ["an unknown key", "chapters: []\nbooks: 1"],
  ["a slug with spaces", text.replace("[liveness]", '["a b"]')],
  ["a title in one language only", text.replace(", ko: 프로브", "")],
])("%s is refused", (_, wrong) => {
  expect(() => parseCourse(wrong)).toThrow("content/course.yaml");
});
