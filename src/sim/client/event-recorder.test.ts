import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { after, fromCivil, second } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import { connect } from "./api-connection.ts";
import { EventRecorder } from "./event-recorder.ts";
import { FakeServer } from "./fake-server.ts";

const metadata = { name: "web", namespace: "default", uid: "u", creationTimestamp: "", resourceVersion: "7" };
const pod: Stored = { apiVersion: "v1", kind: "Pod", metadata };
const start = fromCivil({ year: 2026, month: 1, day: 31, hour: 9, minute: 0, second: 0 });

function set(): { server: FakeServer; recorder: EventRecorder; run: (seconds: number) => void } {
  const kernel = new Kernel({ seed: 1, start });
  const server = new FakeServer();
  const connection = connect({ kernel, transport: server.serve, userAgent: "kubelet/v1" });
  const recorder = new EventRecorder({ connection, component: "kubelet", host: "one" });
  const run = (seconds: number): void =>
    void kernel.advance({ until: after(kernel.now, seconds * second), steps: 10_000 });
  return { server, recorder, run };
}

test("an event names its object, its source and its time", () => {
  const { server, recorder } = set();
  recorder.event(pod, "Normal", "Started", "Started container c", "spec.containers{c}");
  expect(server.bodies).toEqual([
    {
      apiVersion: "v1",
      kind: "Event",
      metadata: { name: expect.stringMatching(/^web\.[0-9a-f]{16}$/), namespace: "default" },
      involvedObject: {
        apiVersion: "v1",
        kind: "Pod",
        namespace: "default",
        name: "web",
        uid: "u",
        resourceVersion: "7",
        fieldPath: "spec.containers{c}",
      },
      type: "Normal",
      reason: "Started",
      message: "Started container c",
      source: { component: "kubelet", host: "one" },
      firstTimestamp: "2026-01-31T09:00:00Z",
      lastTimestamp: "2026-01-31T09:00:00Z",
      count: 1,
      eventTime: null,
      reportingComponent: "kubelet",
      reportingInstance: "one",
    },
  ]);
});

test("the same again is counted in the first one", () => {
  const { server, recorder, run } = set();
  recorder.event(pod, "Warning", "BackOff", "Back-off");
  run(10);
  recorder.event(pod, "Warning", "BackOff", "Back-off");
  expect(server.requests).toEqual(["POST /api/v1/namespaces/default/events", "PATCH /api/v1/events/x"]);
  expect(server.bodies[1]).toEqual({ count: 2, message: "Back-off", lastTimestamp: "2026-01-31T09:00:10Z" });
});

test("more than ten alike are combined, and more than 25 are too many", () => {
  const { server, recorder } = set();
  for (let index = 0; index < 40; index++) recorder.event(pod, "Warning", "Unhealthy", `probe ${index}`);
  expect(server.bodies).toHaveLength(25);
  expect(server.bodies[8]).toMatchObject({ message: "probe 8" });
  expect(server.bodies[9]).toMatchObject({ message: "(combined from similar events): probe 9" });
  expect(server.bodies[10]).toMatchObject({ count: 2, message: "(combined from similar events): probe 10" });
});

test("while the server is away events wait, in their order", () => {
  const { server, recorder, run } = set();
  server.isDown = true;
  recorder.event(pod, "Normal", "A", "first");
  recorder.event(pod, "Normal", "B", "second");
  run(15);
  server.isDown = false;
  run(10);
  expect(server.bodies).toMatchObject([{ message: "first" }, { message: "second" }]);
});
