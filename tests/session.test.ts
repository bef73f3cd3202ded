import { expect, test, vi } from "vitest";
import { parseRecording, RecordingError } from "../src/session/parse-recording.ts";
import { Session } from "../src/session/session.ts";
import { Divergence, settle } from "../src/session/timeline.ts";
import { Kernel } from "../src/sim/kernel/kernel.ts";
import { at } from "../src/sim/kernel/time.ts";
import { start, Typist } from "./typist.ts";

const commands = [
  "kubectl get nodes",
  "kubectl create deployment web --image=nginx --replicas=3",
  "sleep 20",
  "kubectl get pods -o wide",
  "for i in 1 2 3; do echo $i $RANDOM; done > numbers; cat numbers",
  "kubectl delete pod -l app=web --wait=false",
  "docker ps",
  "sleep 65; kubectl get events | tail -3",
];

async function recorded(lines: readonly string[], seed = 1): Promise<Typist> {
  const typist = await Typist.sitDown({ seed });
  for (const line of lines) await typist.run(line);
  return typist;
}

async function reopened(text: string): Promise<Session> {
  const { header, entries } = parseRecording(text);
  return Session.open({ header, entries });
}

test("a recording replays to the same digest, screen and time", { timeout: 30_000 }, async () => {
  const { session } = await recorded(commands);
  const again = await reopened(session.export());
  expect(again.world.digest).toBe(session.world.digest);
  expect(again.screen("main")).toBe(session.screen("main"));
  expect(again.now).toBe(session.now);
  expect(again.world.kernel.steps).toBe(session.world.kernel.steps);
});

test("another seed gives another world, and the same seed the same one", { timeout: 30_000 }, async () => {
  const few = commands.slice(0, 4);
  const [one, same, other] = [await recorded(few, 1), await recorded(few, 1), await recorded(few, 2)];
  expect(same.session.world.digest).toBe(one.session.world.digest);
  expect(other.session.world.digest).not.toBe(one.session.world.digest);
});

test("randomness from outside the seed is found by the replay", { timeout: 30_000 }, async () => {
  const later = vi.spyOn(Kernel.prototype, "later").mockImplementation(function (this: Kernel, step) {
    if (Math.random() < 0.5) this.ready(() => undefined);
    this.ready(step);
  });
  try {
    const { session } = await recorded(commands.slice(0, 4));
    await expect(reopened(session.export())).rejects.toThrow(Divergence);
  } finally {
    later.mockRestore();
  }
});

test(
  "a line may be written before time zero, and is part of the recording",
  { timeout: 30_000 },
  async () => {
    const header = { scenario: "kind", kubernetesVersion: "v1.33", seed: 3, start };
    const session = await Session.open({ header, opensEarly: true });
    expect(session.ready).toBe(false);
    expect(session.screen("main")).toMatch(/\$ $|\$ \S*$/);
    for (const key of "kubectl get no") {
      session.input("main", key);
      session.advance({ until: session.world.start, steps: 20 });
    }
    while (!session.ready) await settle(session.advance({ until: session.world.start, steps: 100 }));
    expect(session.screen("main")).toMatch(/\$ kubectl get no$/);
    session.input("main", "\r");
    for (const until = at(session.now + 60_000_000); ;) {
      const pause = session.advance({ until, steps: 1000 });
      await settle(pause);
      if (pause.is === "reached") break;
    }
    expect(session.screen("main")).toContain("kind-control-plane   Ready");
    const again = await reopened(session.export());
    expect(again.world.digest).toBe(session.world.digest);
    expect(again.screen("main")).toBe(session.screen("main"));
  },
);

test(
  "undo goes back to before the last Enter at a prompt, again and again",
  { timeout: 30_000 },
  async () => {
    const typist = await recorded(["echo one > file", "kubectl create ns other", "rm file"]);
    const { session } = typist;
    expect(await session.undo()).toBe(true);
    expect(session.screen("main")).toMatch(/\$ .*rm file$/);
    await session.undo();
    session.input("main", "\u0003");
    await typist.pass(0.1);
    expect(await typist.run("cat file; kubectl get ns other")).toBe(
      'one\nError from server (NotFound): namespaces "other" not found\n',
    );
    const again = await reopened(session.export());
    expect(again.world.digest).toBe(session.world.digest);
    expect(again.screen("main")).toBe(session.screen("main"));
  },
);

test(
  "reset goes back to time zero, and undo brings back what was before it",
  { timeout: 30_000 },
  async () => {
    const typist = await recorded(["echo one > file"]);
    const { session } = typist;
    await session.reset();
    expect(session.now).toBe(session.header.start);
    expect(await typist.run("ls file")).toContain("No such file or directory");
    await session.undo();
    await session.undo();
    expect(await typist.run("cat file")).toBe("one\n");
    const again = await reopened(session.export());
    expect(again.world.digest).toBe(session.world.digest);
  },
);

test.each([
  ["", "empty"],
  ["not json", "line 1 is not a JSON object"],
  ["{}", "not a recording of format 1"],
  ['{"format":1}', 'the header has no text "core"'],
  [
    '{"format":1,"core":"x","scenario":"kind","kubernetesVersion":"v1.33","seed":-1,"start":0}',
    'the header has no whole number "seed"',
  ],
])("what is no recording is refused with its reason: %j", (text, message) => {
  expect(() => parseRecording(text)).toThrow(new RecordingError(message));
});

const header = '{"format":1,"core":"x","scenario":"kind","kubernetesVersion":"v1.33","seed":1,"start":0}';

test.each([
  ['{"at":5,"step":5,"do":"format-disk"}', "entry 0 does something unknown"],
  ['{"at":5,"step":5,"do":"undo","to":0}', "entry 0 goes back to entry 0, which is not before it"],
  ['{"at":5,"step":5,"do":"end"}\n{"at":4,"step":5,"do":"end"}', "entry 1 is out of order"],
  ['{"at":5.5,"step":5,"do":"end"}', 'entry 0 has no whole number "at"'],
])("an entry that cannot be is refused: %j", (entry, message) => {
  expect(() => parseRecording(`${header}\n${entry}`)).toThrow(new RecordingError(message));
});
