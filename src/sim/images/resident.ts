import type { Image } from "./image.ts";
import type { Module } from "../kernel/module.ts";

/** An image whose code is there already: nothing is loaded for it. */
export function resident(name: string, image: Image): Module<Image> {
  return { name, load: async () => image, value: image };
}
