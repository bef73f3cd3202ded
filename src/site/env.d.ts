declare namespace App {
  interface Locals {
    /** Set by the lesson's layout for the components in its MDX. */
    page?: import("./course/page-context.ts").PageContext;
  }
}
