import type { Localised } from "./verdict.ts";

const textMax = 120;

/** A value as findings show it: short, and in the words of YAML's flow style where it can be. */
export function show(value: unknown): string {
  if (value === undefined) return "-";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > textMax ? `${text.slice(0, textMax - 1)}…` : text;
}

/** Replaces `{name}` in both languages. */
export function fill(message: Localised, values: Readonly<Record<string, string>>): Localised {
  const replace = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { en: replace(message.en), ko: replace(message.ko) };
}

/** What is said where a lab's author has said nothing. */
export const standard: Readonly<
  Record<"missing" | "noneWithLabels" | "differs" | "unset" | "present", Localised>
> = {
  missing: { en: "{object} does not exist", ko: "{object}: 아직 없습니다" },
  noneWithLabels: { en: "There is no {object}", ko: "{object}: 해당하는 오브젝트가 없습니다" },
  differs: { en: "{path} is {found}, want {expected}", ko: "{path}: 현재 {found}, 필요한 값 {expected}" },
  unset: {
    en: "{path} is not set, want {expected}",
    ko: "{path}: 설정되지 않았습니다. 필요한 값 {expected}",
  },
  present: { en: "{object} still exists", ko: "{object}: 아직 남아 있습니다" },
};
