import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import type { Process } from "../../host/process.ts";
import type { ClusterClient } from "../kubeadm/cluster-client.ts";
import type { StatusLine } from "./status-line.ts";

/** `--wait`: until the control plane's node is ready, or the time is up. */
export function* waitForReady(
  process: Process,
  client: ClusterClient,
  {
    wait,
    controlPlane,
    status,
  }: { readonly wait: number; readonly controlPlane: string; readonly status: StatusLine },
): Task<void> {
  const { kernel } = process;
  const text = durationText(wait);
  yield* status.start(`Waiting ≤ ${text} for control-plane = Ready ⏳`);
  const start = kernel.now;
  while (kernel.now - start < wait) {
    if (yield* isReady(client, controlPlane)) {
      yield* status.end(true);
      yield* status.line(` • Ready after ${Math.round((kernel.now - start) / second)}s 💚`);
      return;
    }
    yield* kernel.sleep(second / 2);
  }
  yield* status.end(false);
  yield* status.line(" • WARNING: Timed out waiting for Ready ⚠️");
}

function* isReady(client: ClusterClient, node: string): Task<boolean> {
  const { status } = yield* client.get(`/api/v1/nodes/${node}`);
  const { conditions = [] } = (status ?? {}) as {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
  return conditions.some((condition) => condition.type === "Ready" && condition.status === "True");
}

/** `3s`, `1m0s`, `1h0m0s`. */
function durationText(microseconds: number): string {
  const seconds = Math.round(microseconds / second);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (parts[0] !== undefined && parts[0] > 0) return `${parts[0]}h${parts[1] ?? 0}m${parts[2] ?? 0}s`;
  return parts[1] !== undefined && parts[1] > 0 ? `${parts[1]}m${parts[2] ?? 0}s` : `${parts[2] ?? 0}s`;
}
