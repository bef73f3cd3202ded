import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** Who may import whom: a layer sees itself and what its line names. ARCHITECTURE.md draws this. */
const language = ["src/sim/kernel", "src/sim/wire"];
const apiSide = [...language, "src/sim/store", "src/sim/api", "src/sim/kinds"];
const machineSide = [...language, "src/sim/network", "src/sim/host"];
const programs = [...machineSide, "src/sim/shell"];
const containers = [...programs, "src/sim/programs", "src/sim/images", "src/sim/runtime"];
const node = [...apiSide, ...containers, "src/sim/client", "src/sim/controllers", "src/sim/scheduler"];
const core = [...node, "src/sim/node", "src/sim/engine", "src/sim/scenarios", "src/sim"];

const layers: Readonly<Record<string, readonly string[]>> = {
  "src/sim/kernel": [],
  "src/sim/wire": ["src/sim/kernel"],
  "src/sim/store": language,
  "src/sim/api": [...language, "src/sim/store"],
  "src/sim/kinds": [...language, "src/sim/store", "src/sim/api"],
  "src/sim/client": language,
  "src/sim/controllers": [...apiSide, "src/sim/client"],
  "src/sim/scheduler": [...apiSide, "src/sim/client"],
  "src/sim/network": language,
  "src/sim/host": [...language, "src/sim/network"],
  "src/sim/shell": machineSide,
  "src/sim/programs": programs,
  "src/sim/images": [...programs, "src/sim/programs"],
  "src/sim/runtime": [...programs, "src/sim/images"],
  "src/sim/node": node,
  "src/sim/engine": containers,
  "src/sim/scenarios": core,
  "src/sim": core,
  "src/lab": language,
  "src/session": [...core, "src/lab"],
  "src/worker": [...core, "src/lab", "src/session"],
  "src/cli": [...core, "src/lab", "src/session"],
  "src/site": ["src/worker", "src/lab"],
};

const sources = new Map(
  globSync("src/**/*.{ts,tsx,astro,mjs}")
    .filter((path) => !path.includes(".test.") && !path.includes(".generated."))
    .map((path) => [path, readFileSync(path, "utf8")]),
);

/** A test may set up a whole cluster; the code it tests may not. */
function layerOf(path: string): string {
  const names = Object.keys(layers).toSorted((a, b) => b.length - a.length);
  const name = names.find((layer) => path.startsWith(`${layer}/`));
  if (name === undefined)
    throw new Error(`${path} is in no layer: name its folder in tests/architecture.test.ts`);
  return name;
}

function importsOf(path: string, text: string): string[] {
  const targets = text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...targets].map(([, target = ""]) => join(dirname(path), target));
}

test("imports point downwards", () => {
  const wrong = [...sources].flatMap(([path, text]) => {
    const from = layerOf(path);
    return importsOf(path, text)
      .filter((target) => target.startsWith("src/"))
      .map(layerOf)
      .filter((to) => to !== from && layers[from]?.includes(to) !== true)
      .map((to) => `${path}: ${from} may not import ${to}`);
  });
  expect(wrong).toEqual([]);
});

test("the page imports of the Worker only its protocol, and of the labs only types", () => {
  const wrong = [...sources]
    .filter(([path]) => path.startsWith("src/site/"))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter((target) => target.startsWith("src/worker/"))
        .filter((target) => target !== "src/worker/protocol.ts" && !text.includes("new Worker("))
        .map((target) => `${path}: ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("files have names of their own", () => {
  const nameless = /(^|\/)(utils?|helpers?|common|misc|types)\.ts$/;
  expect([...sources.keys()].filter((path) => nameless.test(path))).toEqual([]);
});

test("nothing is left to fix", () => {
  const marks = /\b(FIXME|XXX|TODO|HACK)\b/;
  expect([...sources].filter(([, text]) => marks.test(text)).map(([path]) => path)).toEqual([]);
});

test("no suspension is created and forgotten: `yield*` stands before each", () => {
  const forgotten = /^\s*(?:\w+\.)*kernel\.(?:sleep|wait|pass)\(/m;
  expect([...sources].filter(([, text]) => forgotten.test(text)).map(([path]) => path)).toEqual([]);
});

test("every exception from the lint rules gives its reason, and they stay few", () => {
  const exceptions = [...sources].flatMap(([path, text]) =>
    [...text.matchAll(/oxlint-disable[^\n]*/g)].map(([line]) => `${path}: ${line}`),
  );
  expect(exceptions.filter((line) => !line.includes(" -- "))).toEqual([]);
  expect(exceptions.length).toBeLessThanOrEqual(25);
});

test("the tree names no path of this machine, no registry and no ../shared", () => {
  const texts = globSync("{src,tests,bench,labs,content,docs}/**/*.{ts,tsx,astro,mdx,md,yaml,sh,mjs}")
    .filter((path) => path !== "tests/architecture.test.ts")
    .map((path) => [path, readFileSync(path, "utf8")] as const);
  const foreign = /\/work\/|\.\.\/shared\//;
  expect(texts.filter(([, text]) => foreign.test(text)).map(([path]) => path)).toEqual([]);
});
