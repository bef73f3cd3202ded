/**
 * What people and their tools ask of a server and a cluster that starts does not: tables, pages, label selectors, and
 * some subresources. It is loaded with the first request of that sort.
 */
export { parseLabelSelector } from "../wire/parse-label-selector.ts";
export { evict } from "./eviction.ts";
export { finalize } from "./finalize.ts";
export { requestFromNode } from "./node-proxy.ts";
export { listPage } from "./list-page.ts";
export { handleScale } from "./scale.ts";
export { columnsOf, tableOf } from "./table.ts";
