import { expect, test } from "vitest";
import { hour } from "../src/sim/kernel/time.ts";
import { Typist } from "./typist.ts";

test("a world left alone comes to rest: only heartbeats are written", { timeout: 60_000 }, async () => {
  const typist = await Typist.sitDown();
  await typist.run("kubectl create deployment web --image=nginx --replicas=5");
  await typist.pass(120);
  const written = new Set<string>();
  const [cluster] = typist.session.world.clusters.running;
  // Events go after an hour; nothing is written then.
  cluster?.store.watch("/registry/", ({ key, after }) => {
    if (after !== undefined) written.add(key.split("/").slice(0, 4).join("/"));
  });
  await typist.pass(hour / 1_000_000);
  expect([...written].toSorted()).toEqual([
    "/registry/leases/kube-node-lease",
    "/registry/minions/kind-control-plane",
  ]);
});
