/**
 * What people and their tools ask of a server and a cluster that starts does not: how they are answered, tables, pages,
 * label selectors, and some subresources. It is loaded with the first request of a person.
 */
export { parseLabelSelector } from "../wire/parse-label-selector.ts";
export { readDeleteOptions } from "./delete-options.ts";
export { withDeprecation } from "./deprecation.ts";
export { evict } from "./eviction.ts";
export { finalize } from "./finalize.ts";
export { listWithOptions } from "./list-page.ts";
export { PersonResponder } from "./person-responder.ts";
export { Reception } from "./reception.ts";
export { checkLength } from "./request-length.ts";
export { routeOf } from "./routes.ts";
export { handleScale } from "./scale.ts";
export { watchTimeout } from "./watch-timeout.ts";
export { writeParameters } from "./write-parameters.ts";
