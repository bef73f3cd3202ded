import { present } from "../../kernel/assert.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import type { SchemaTable } from "./schema-table.ts";

export type { SchemaTable } from "./schema-table.ts";

interface Text {
  readonly types: string;
}

// oxlint-disable-next-line no-restricted-globals -- what a module's loader gives
type Load = () => Promise<Text>;

/** What is otherwise than in the newest version, by minor. */
const differences: Readonly<Record<number, Load>> = {
  18: () => import("./types-1.18.generated.ts"),
  20: () => import("./types-1.20.generated.ts"),
  22: () => import("./types-1.22.generated.ts"),
  29: () => import("./types-1.29.generated.ts"),
  30: () => import("./types-1.30.generated.ts"),
};

const newest = 33;

async function load(minor: number): ReturnType<Module<SchemaTable>["load"]> {
  const { SchemaTable } = await import("./schema-table.ts");
  const { types } = await import("./types-1.33.generated.ts");
  const others = await differences[minor]?.();
  return new SchemaTable(types, others?.types);
}

const modules: ReadonlyMap<number, Module<SchemaTable>> = new Map(
  [...Object.keys(differences).map(Number), newest].map((minor) => [
    minor,
    defineModule(`wire/schema-1.${minor}`, () => load(minor)),
  ]),
);

/** The types that a server of this minor knows, loaded when somebody first writes an object by hand. */
export function schemaFor(minor: number): Module<SchemaTable> {
  return present(modules.get(minor), "there is a table for each version that can be selected");
}
