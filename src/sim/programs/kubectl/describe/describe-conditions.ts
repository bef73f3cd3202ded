import type { DescribeWriter } from "./describe-writer.ts";

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

/** Type, status and reason: as workloads show their conditions. */
export function describeConditions(out: DescribeWriter, conditions: readonly Condition[] = []): void {
  if (conditions.length === 0) return;
  out.line(0, "Conditions:\n  Type\tStatus\tReason");
  out.line(1, "----\t------\t------");
  for (const { type, status, reason = "" } of conditions) out.line(1, `${type} \t${status}\t${reason}`);
}
