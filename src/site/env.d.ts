import type { PageContext } from "./course/page-context.ts";

declare global {
  namespace App {
    interface Locals {
      /** Set by the lesson's layout for the components in its MDX. */
      page?: PageContext;
    }
  }
}
