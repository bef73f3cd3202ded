import type { Program, ProgramTable } from "../host/program.ts";
import type { Image } from "../images/image.ts";
import type { Module } from "../kernel/module.ts";

const merged = new WeakMap<Image, { readonly world: ProgramTable; readonly table: ProgramTable }>();

/** The programs that an image's containers can run: its own, then the world's. Made once per image. */
export function programsOf(image: Image, world: ProgramTable): ProgramTable {
  if (image.programs.length === 0) return world;
  const known = merged.get(image);
  if (known?.world === world) return known.table;
  const table = new Map<string, Program | Module<Program>>(world);
  for (const program of image.programs) table.set(program.name, program);
  merged.set(image, { world, table });
  return table;
}
