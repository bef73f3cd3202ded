import { expect, test } from "vitest";
import type { ContainerStatus, PodStatus } from "kubernetes-types/core/v1";
import { at, fromCivil } from "../../kernel/time.ts";
import { podColumns, summarize } from "./pod-columns.ts";
import type { Pod } from "./pod.ts";

function container(state: ContainerStatus["state"], more: Partial<ContainerStatus> = {}): ContainerStatus {
  return {
    name: "c",
    image: "x",
    imageID: "",
    ready: false,
    restartCount: 0,
    ...(state === undefined ? {} : { state }),
    ...more,
  };
}

function pod(status: Partial<PodStatus>, { initial = [] as string[], deleted = false } = {}): Pod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "web",
      namespace: "default",
      uid: "u",
      creationTimestamp: "2026-01-31T09:00:00Z",
      resourceVersion: "1",
      ...(deleted ? { deletionTimestamp: "2026-01-31T09:00:00Z" } : {}),
    },
    spec: {
      containers: [{ name: "c" }],
      ...(initial.length === 0 ? {} : { initContainers: initial.map((name) => ({ name })) }),
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
    },
    status: { phase: "Running", ...status } as Pod["status"],
  };
}

const running = { running: { startedAt: "2026-01-31T09:00:00Z" } };
const ready = { type: "Ready", status: "True" };

test.each<[string, Pod]>([
  ["0/1 Pending", pod({ phase: "Pending" })],
  [
    "0/1 ContainerCreating",
    pod({ phase: "Pending", containerStatuses: [container({ waiting: { reason: "ContainerCreating" } })] }),
  ],
  [
    "0/1 ErrImagePull",
    pod({ phase: "Pending", containerStatuses: [container({ waiting: { reason: "ErrImagePull" } })] }),
  ],
  ["1/1 Running", pod({ containerStatuses: [container(running, { ready: true })] })],
  ["0/1 Running", pod({ containerStatuses: [container(running)] })],
  [
    "0/1 CrashLoopBackOff",
    pod({ containerStatuses: [container({ waiting: { reason: "CrashLoopBackOff" } })] }),
  ],
  [
    "0/1 Completed",
    pod({
      phase: "Succeeded",
      containerStatuses: [container({ terminated: { exitCode: 0, reason: "Completed" } })],
    }),
  ],
  ["0/1 Error", pod({ containerStatuses: [container({ terminated: { exitCode: 1, reason: "Error" } })] })],
  ["0/1 ExitCode:3", pod({ containerStatuses: [container({ terminated: { exitCode: 3 } })] })],
  ["0/1 Signal:9", pod({ containerStatuses: [container({ terminated: { exitCode: 137, signal: 9 } })] })],
  ["0/1 Evicted", pod({ phase: "Failed", reason: "Evicted" })],
  ["1/1 Terminating", pod({ containerStatuses: [container(running, { ready: true })] }, { deleted: true })],
  [
    "0/1 Init:0/2",
    pod({ phase: "Pending", initContainerStatuses: [container(running)] }, { initial: ["a", "b"] }),
  ],
  [
    "0/1 Init:CrashLoopBackOff",
    pod(
      { phase: "Pending", initContainerStatuses: [container({ waiting: { reason: "CrashLoopBackOff" } })] },
      { initial: ["a"] },
    ),
  ],
  [
    "0/1 Init:Error",
    pod(
      {
        phase: "Pending",
        initContainerStatuses: [container({ terminated: { exitCode: 1, reason: "Error" } })],
      },
      { initial: ["a"] },
    ),
  ],
  [
    "0/1 PodInitializing",
    pod(
      {
        phase: "Pending",
        initContainerStatuses: [container({ terminated: { exitCode: 0, reason: "Completed" } })],
        containerStatuses: [container({ waiting: { reason: "PodInitializing" } })],
      },
      { initial: ["a"] },
    ),
  ],
  [
    "1/1 Running",
    pod({
      conditions: [ready],
      containerStatuses: [
        container({ terminated: { exitCode: 0, reason: "Completed" } }),
        container(running, { ready: true }),
      ],
    }),
  ],
])("READY and STATUS: %s", (shown, object) => {
  const { ready, total, reason } = summarize(object);
  expect(`${ready}/${total} ${reason}`).toBe(shown);
});

test("restarts carry the time since the last one", () => {
  const object = pod({
    containerStatuses: [
      container(running, {
        restartCount: 3,
        lastState: { terminated: { exitCode: 1, finishedAt: "2026-01-31T09:01:00Z" } },
      }),
    ],
  });
  const now = at(fromCivil({ year: 2026, month: 1, day: 31, hour: 9, minute: 4, second: 20 }));
  const cells = podColumns.filter(({ wide }) => wide !== true).map(({ cell }) => cell(object, now));
  expect(cells).toEqual(["0/1", "Running", "3 (3m20s ago)", "4m20s"]);
});
