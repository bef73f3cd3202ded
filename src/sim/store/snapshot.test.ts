import { expect, test } from "vitest";
import { Digest } from "../kernel/digest.ts";
import { isSnapshot, restoreSnapshot, SnapshotError, snapshotStatus, takeSnapshot } from "./snapshot.ts";
import { Store } from "./store.ts";

function filled(): Store {
  const store = new Store({ digest: new Digest() });
  store.put("/registry/pods/a/x", { kind: "Pod", text: "한글\n" });
  store.put("/registry/pods/a/x", { kind: "Pod", text: "2" });
  store.put("/registry/leases/n", { kind: "Lease" }, undefined, "00000000000000aa");
  store.put("gone", 1);
  store.delete("gone");
  return store;
}

test("a restored store equals the one that was written, but for its past", () => {
  const store = filled();
  const text = takeSnapshot(store);
  expect(isSnapshot(text)).toBe(true);
  const restored = restoreSnapshot(text, { digest: new Digest() });
  expect([...restored.between("\0", "\0")]).toEqual([...store.between("\0", "\0")]);
  expect([restored.revision, restored.size, restored.compacted]).toEqual([6, 2, 6]);
  expect(restored.since(5)).toBeUndefined();
  expect([...restored.range("/registry/pods/")].map(({ key }) => key)).toEqual(["/registry/pods/a/x"]);
  expect(takeSnapshot(restored)).toBe(text);
  expect(restored.put("/registry/pods/a/x", { kind: "Pod" })).toMatchObject({ modified: 7, version: 3 });
});

test("a snapshot tells about itself", () => {
  const text = takeSnapshot(filled());
  expect(snapshotStatus(text)).toEqual({
    hash: text.trimEnd().slice(-64).slice(0, 8),
    revision: 6,
    totalKeys: 2,
    totalSize: text.length,
  });
});

test("what is no snapshot, or was changed, is refused", () => {
  const text = takeSnapshot(filled());
  const restore = (file: string): Store => restoreSnapshot(file, { digest: new Digest() });
  expect(() => restore("nonsense")).toThrow(
    new SnapshotError("snapshot missing hash but --skip-hash-check=false"),
  );
  const changed = text.replace("Lease", "Leash");
  expect(() => restore(changed)).toThrow(/^expected sha256 \[[\d ]+\], got \[[\d ]+\]$/);
  expect(restoreSnapshot(changed, { digest: new Digest(), checksHash: false }).size).toBe(2);
});
