/** The languages of the course. Every lesson and every lab exists in all of them; the build fails otherwise. */
export const languages = ["en", "ko"] as const;

export type Language = (typeof languages)[number];

export const languageNames: Readonly<Record<Language, string>> = { en: "English", ko: "한국어" };

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

export function otherLanguage(language: Language): Language {
  return language === "en" ? "ko" : "en";
}
