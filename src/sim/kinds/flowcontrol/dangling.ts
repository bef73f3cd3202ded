import type { Collection } from "../../api/collection.ts";
import type { Machinery } from "../../api/machinery.ts";
import { millisecond, rfc3339 } from "../../kernel/time.ts";
import type { Stored } from "../../wire/object.ts";
import type { FlowSchema } from "./flow-schema.ts";
import { foundCondition, missingCondition } from "./initial-flow-schemas.ts";

const levels = "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io";
const delay = 10 * millisecond;

type Condition = NonNullable<FlowSchema["status"]["conditions"]>[number];

/**
 * Keeps the condition Dangling of flow schemas true: whether their priority level is there. This is the API server's
 * own controller.
 * @models staging/src/k8s.io/apiserver/pkg/util/flowcontrol/apf_controller.go, 1.33
 */
export function watchFlowSchemas(schemas: Collection, { store, kernel, cluster }: Machinery): void {
  let isPlanned = false;
  const sync = (): void => {
    isPlanned = false;
    for (const schema of [...schemas.all()] as FlowSchema[]) {
      const level = schema.spec.priorityLevelConfiguration.name;
      const isThere = cluster.find(levels, "", level) !== undefined;
      const shown = withCondition(schema, { level, isThere, now: rfc3339(kernel.now) });
      if (shown !== schema) schemas.replace(shown, schema);
    }
  };
  const plan = (): void => {
    if (!isPlanned) kernel.after(delay, sync);
    isPlanned = true;
  };
  store.watch(schemas.root, plan);
  store.watch(schemas.root.replace(/[^/]+\/$/, "prioritylevelconfigurations/"), plan);
}

interface Observed {
  readonly level: string;
  readonly isThere: boolean;
  readonly now: string;
}

function withCondition(schema: FlowSchema, { level, isThere, now }: Observed): Stored {
  const conditions = schema.status.conditions ?? [];
  const condition = (isThere ? foundCondition(level, now) : missingCondition(level, now)) as Condition;
  const before = conditions.find(({ type }) => type === "Dangling");
  if (before?.status === condition.status && before?.message === condition.message) return schema;
  const others = conditions.filter(({ type }) => type !== "Dangling");
  return { ...schema, status: { ...schema.status, conditions: [...others, condition] } } as Stored;
}
