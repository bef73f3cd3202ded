import type { Task } from "../../../kernel/task.ts";
import { parseYaml, YamlError } from "../../../wire/yaml.ts";

export type Parsed = { readonly value: unknown } | { readonly error: string };

/** One YAML (or JSON) document as a value, or go-yaml's complaint: `yaml: line 3: did not find expected key`. */
export function* parseDocument(text: string): Task<Parsed> {
  try {
    return { value: yield* parseYaml(text) };
  } catch (error) {
    if (error instanceof YamlError) return { error: error.message };
    throw error;
  }
}
