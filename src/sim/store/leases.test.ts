import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { after, at, second } from "../kernel/time.ts";
import { Leases } from "./leases.ts";
import { Store } from "./store.ts";

function cluster(): { readonly kernel: Kernel; readonly store: Store; readonly leases: Leases } {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const store = new Store({ digest: kernel.digest });
  return { kernel, store, leases: new Leases(kernel, store) };
}

function pass(kernel: Kernel, seconds: number): void {
  kernel.advance({ until: after(kernel.now, seconds * second), steps: 1000 });
}

test("keys end with their lease, in one revision", () => {
  const { kernel, store, leases } = cluster();
  const lease = leases.grant(10, "00000000000000aa");
  expect(lease?.id).toBe("00000000000000aa");
  expect(leases.grant(5, "00000000000000aa")).toBeUndefined();
  store.put("/b", 1, undefined, lease?.id);
  store.put("/a", 1, undefined, lease?.id);
  store.put("/free", 1, undefined, lease?.id);
  store.put("/free", 2);
  expect([...(lease?.keys ?? [])]).toEqual(["/b", "/a"]);
  pass(kernel, 9);
  expect(store.revision).toBe(5);
  pass(kernel, 1);
  expect([store.revision, store.size, store.get("/free")?.value]).toEqual([6, 1, 2]);
  expect(store.since(5)?.map(({ key, revision }) => [key, revision])).toEqual([
    ["/a", 6],
    ["/b", 6],
  ]);
  expect(leases.all).toEqual([]);
});

test("a lease that is kept alive begins anew; one that is revoked ends at once", () => {
  const { kernel, store, leases } = cluster();
  const { id = "" } = leases.grant(10) ?? {};
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  store.put("/a", 1, undefined, id);
  pass(kernel, 9);
  expect(leases.keepAlive(id)).toBe(true);
  pass(kernel, 9);
  expect(store.get("/a")?.lease).toBe(id);
  expect(leases.revoke(id)).toBe(true);
  expect([store.get("/a"), leases.revoke(id), leases.keepAlive(id)]).toEqual([undefined, false, false]);
});
