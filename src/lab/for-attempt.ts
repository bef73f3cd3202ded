import { Random } from "../sim/kernel/random.ts";
import type { Lab } from "./lab.ts";

/** The lab with each `${NAME}` replaced by what the attempt's seed picks: the same seed, the same lab. */
export function forAttempt(lab: Lab, seed: number): Lab {
  const names = Object.keys(lab.vars);
  if (names.length === 0) return lab;
  const random = new Random(seed).fork(`lab/${lab.id}`);
  const values = new Map(names.map((name) => [name, random.fork(name).pick(lab.vars[name]?.pick ?? [""])]));
  const { tasks, start, setup } = lab;
  return {
    ...lab,
    ...(replaceIn({ tasks, start, setup }, values) as Pick<Lab, "tasks" | "start" | "setup">),
  };
}

function replaceIn(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string")
    return value.replace(/\$\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, replaceIn(child, values)]));
}
