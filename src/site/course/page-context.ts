import type { Language } from "../text/language.ts";
import type { Lab } from "../../lab/lab.ts";

/** What the components inside MDX know about the page that they are rendered on. */
export interface PageContext {
  readonly language: Language;
  readonly lab: Lab | undefined;
}

/** Throws outside a lesson page: an author's mistake, found by the build. */
export function contextOf(locals: { page?: PageContext }, component: string): PageContext {
  if (locals.page === undefined) throw new Error(`<${component}> works on lesson pages only`);
  return locals.page;
}
