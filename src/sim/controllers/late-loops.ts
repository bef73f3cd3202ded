export { reconcileBudget, clearStaleDisruption } from "./disruption.ts";
export { reconcileJob } from "./job.ts";
export { releaseOrphan } from "./job-orphan.ts";
export { reconcileStatefulSet } from "./stateful-set.ts";
export { expireJob } from "./ttl-after-finished.ts";
