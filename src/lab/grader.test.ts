import { expect, test } from "vitest";
import type { Stored } from "../sim/wire/object.ts";
import type { GradedWorld, ObjectQuery } from "./graded-world.ts";
import { Grader } from "./grader.ts";
import { parseLab } from "./lab-file.ts";
import type { Lab } from "./lab.ts";

/** A cluster of plain objects that a test changes. */
class FakeWorld implements GradedWorld {
  readonly kernel = { now: 1_767_225_600_000_000 };
  readonly commands: { at: number; line: string }[] = [];
  readonly cluster = {
    revision: 1,
    objects: (query: ObjectQuery): readonly Stored[] =>
      [...this.#objects.values()].filter(
        ({ kind, apiVersion, metadata }) =>
          kind === query.kind &&
          apiVersion === query.apiVersion &&
          (query.namespace ?? metadata.namespace) === metadata.namespace &&
          (query.name ?? metadata.name) === metadata.name,
      ),
    onChange: (listener: (kind: string) => void): (() => void) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
  };
  readonly #objects = new Map<string, Stored>();
  readonly #listeners = new Set<(kind: string) => void>();

  set(kind: string, name: string, fields: object = {}): void {
    const apiVersion = kind === "Deployment" ? "apps/v1" : "v1";
    const metadata = { name, namespace: "default", uid: name, creationTimestamp: "", resourceVersion: "1" };
    this.#objects.set(`${kind}/${name}`, { apiVersion, kind, metadata, ...fields });
    this.#tell(kind);
  }

  delete(kind: string, name: string): void {
    this.#objects.delete(`${kind}/${name}`);
    this.#tell(kind);
  }

  #tell(kind: string): void {
    this.cluster.revision++;
    for (const listener of this.#listeners) listener(kind);
  }
}

const title = { en: "Title", ko: "제목" };
const message = { en: "it is {got}, want {expected}", ko: "현재 {got}, 목표 {expected}" };

function lab(tasks: Readonly<Record<string, object>>, spec: object = {}): Lab {
  const all = Object.entries(tasks).map(([id, task]) => [id, { title, weight: 1, ...task }]);
  return parseLab(
    {
      apiVersion: "drydock.dev/v1",
      kind: "Lab",
      metadata: { id: "test", version: 1 },
      spec: {
        duration: "5m",
        scenario: "kind",
        kubernetesVersion: "v1.33",
        tasks: Object.fromEntries(all),
        ...spec,
      },
    },
    { start: {}, setup: "" },
  );
}

const deployment = { apiVersion: "apps/v1", kind: "Deployment", name: "web", as: "d" };
const replicas = (cel: string): object => ({ refs: [deployment], assertAll: [{ cel, message }] });

function grade(
  tasks: Readonly<Record<string, object>>,
  world = new FakeWorld(),
): { world: FakeWorld; grader: Grader } {
  return { world, grader: new Grader({ lab: lab(tasks), world, seed: 1 }) };
}

const states = (grader: Grader): readonly string[] => grader.evaluate().tasks.map(({ state }) => state);

test("a missing object is what is found, before any expression is", () => {
  const { grader } = grade({ one: { check: replicas("d.spec.replicas == 3") } });
  expect(grader.evaluate()).toEqual({
    lab: "test",
    version: 1,
    score: 0,
    scoreMax: 1,
    tasks: [
      {
        id: "one",
        title,
        weight: 1,
        state: "waiting",
        needs: [],
        findings: [
          {
            object: "Deployment default/web",
            message: {
              en: "Deployment default/web does not exist",
              ko: "Deployment default/web: 아직 없습니다",
            },
          },
        ],
      },
    ],
  });
});

test("an expression that does not hold says what is expected and what was found", () => {
  const { world, grader } = grade({
    one: { check: replicas("d.spec.replicas + 1 >= 3 && d.spec.replicas == 5") },
  });
  world.set("Deployment", "web", { spec: { replicas: 3 } });
  expect(grader.evaluate().tasks[0]?.findings).toEqual([
    {
      object: "Deployment default/web",
      expected: "5",
      found: "3",
      message: { en: "it is 3, want 5", ko: "현재 3, 목표 5" },
    },
  ]);
  world.set("Deployment", "web", { spec: { replicas: 5 } });
  expect(grader.evaluate().tasks[0]).toMatchObject({
    state: "passed",
    findings: [],
    since: world.kernel.now,
  });
});

test("a level task regresses, an edge task does not", () => {
  const check = replicas("d.spec.replicas == 3");
  const { world, grader } = grade({ level: { mode: "level", check }, edge: { mode: "edge", check } });
  world.set("Deployment", "web", { spec: { replicas: 3 } });
  // Nobody asks in between: what happened is known all the same.
  world.kernel.now += 1_000_000;
  world.set("Deployment", "web", { spec: { replicas: 1 } });
  expect(states(grader)).toEqual(["regressed", "passed"]);
  expect(grader.evaluate().score).toBe(1);
});

test("an always task counts from when it first holds, and passes with the last of the others", () => {
  const { world, grader } = grade({
    kept: { mode: "always", check: replicas("d.status.readyReplicas >= 2") },
    done: { check: replicas("d.spec.replicas == 4") },
  });
  expect(states(grader)).toEqual(["waiting", "waiting"]);
  world.set("Deployment", "web", { spec: { replicas: 3 }, status: { readyReplicas: 2 } });
  expect(states(grader)).toEqual(["waiting", "waiting"]);
  world.set("Deployment", "web", { spec: { replicas: 4 }, status: { readyReplicas: 2 } });
  expect(states(grader)).toEqual(["passed", "passed"]);
});

test("an always task that ceases once has failed for good", () => {
  const { world, grader } = grade({
    kept: { mode: "always", check: replicas("d.status.readyReplicas >= 2") },
    done: { check: replicas("d.spec.replicas == 4") },
  });
  world.set("Deployment", "web", { spec: { replicas: 3 }, status: { readyReplicas: 2 } });
  world.set("Deployment", "web", { spec: { replicas: 3 }, status: { readyReplicas: 1 } });
  world.set("Deployment", "web", { spec: { replicas: 4 }, status: { readyReplicas: 4 } });
  expect(states(grader)).toEqual(["violated", "passed"]);
  expect(grader.evaluate().tasks[0]?.findings).toMatchObject([{ expected: "≥ 2", found: "1" }]);
});

test("a task is locked until those that it needs have passed, and stays open when they regress", () => {
  const { world, grader } = grade({
    first: { check: replicas("d.spec.replicas == 1") },
    second: { needs: ["first"], mode: "edge", check: replicas("d.spec.replicas == 2") },
  });
  world.set("Deployment", "web", { spec: { replicas: 2 } });
  expect(states(grader)).toEqual(["waiting", "locked"]);
  world.set("Deployment", "web", { spec: { replicas: 1 } });
  world.set("Deployment", "web", { spec: { replicas: 2 } });
  expect(states(grader)).toEqual(["regressed", "passed"]);
});

test("a subset names the path, the expected and the found, by the names of list items", () => {
  const object = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web" },
    spec: { containers: [{ name: "c", livenessProbe: { httpGet: { port: 80 } } }] },
  };
  const { world, grader } = grade({ one: { check: { subset: [{ object }] } } });
  const probe = { httpGet: { port: 8080, path: "/" } };
  world.set("Pod", "web", {
    spec: { containers: [{ name: "sidecar" }, { name: "c", livenessProbe: probe }] },
  });
  expect(grader.evaluate().tasks[0]?.findings).toEqual([
    {
      object: "Pod default/web",
      path: "spec.containers[c].livenessProbe.httpGet.port",
      expected: "80",
      found: "8080",
      message: {
        en: "spec.containers[c].livenessProbe.httpGet.port is 8080, want 80",
        ko: "spec.containers[c].livenessProbe.httpGet.port: 현재 8080, 필요한 값 80",
      },
    },
  ]);
});

test("time alone can make a task pass", () => {
  const cel = "secondsBetween(p.status.startTime, now) >= 60";
  const check = {
    refs: [{ apiVersion: "v1", kind: "Pod", name: "web", as: "p" }],
    assertAll: [{ cel, message }],
  };
  const { world, grader } = grade({ one: { check } });
  world.set("Pod", "web", { status: { startTime: "2026-01-01T00:00:00Z" } });
  expect(grader.evaluate().tasks[0]?.findings).toMatchObject([{ expected: "≥ 60", found: "0" }]);
  world.kernel.now += 60_000_000;
  expect(states(grader)).toEqual(["passed"]);
});

test("what must not exist, and commands to be run", () => {
  const { world, grader } = grade({
    gone: { check: { absent: [{ apiVersion: "v1", kind: "Pod", name: "old" }] } },
    asked: { check: { commands: [{ matches: "kubectl describe .*", message }] } },
  });
  world.set("Pod", "old");
  expect(states(grader)).toEqual(["regressed", "waiting"]);
  world.commands.push({ at: world.kernel.now, line: "kubectl describe pod old" });
  world.delete("Pod", "old");
  expect(states(grader)).toEqual(["passed", "passed"]);
});

test("nothing is evaluated twice for the same world", () => {
  const { grader } = grade({ one: { check: replicas("d.spec.replicas == 3") } });
  expect(grader.evaluate()).toBe(grader.evaluate());
});

test("a variable is the same for one seed, in checks and in files", () => {
  const check = {
    refs: [{ ...deployment, name: "${APP}" }],
    assertAll: [{ cel: "d.spec.replicas == 1", message }],
  };
  const made = lab({ one: { check } }, { vars: { APP: { pick: ["shop", "cart", "pay"] } } });
  const named = (seed: number): string | undefined =>
    new Grader({ lab: made, world: new FakeWorld(), seed }).evaluate().tasks[0]?.findings[0]?.object;
  expect(named(7)).toBe(named(7));
  expect(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9].map(named)).size).toBe(3);
});
