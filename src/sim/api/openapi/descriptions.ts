import { defineModule, type Module } from "../../kernel/module.ts";
import type { Describe } from "./type-schema.ts";

/**
 * What Kubernetes says of its types and fields. The text is made when packages are installed
 * (tests/schema/descriptions.ts) and knows 1.30: fields that came later, or went before, have no description.
 */
export const descriptionsModule: Module<{ readonly descriptions: string }> = defineModule(
  "api/openapi-descriptions",
  () => import("./descriptions.generated.ts"),
);

/** Fields that are the same in all objects. */
const common: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

/** Reads the text when it is first asked. Types that are not there go by those of the same name in other versions. */
export function describeFrom(text: string): Describe {
  let known: ReadonlyMap<string, string> | undefined;
  return (key, field) => {
    known ??= read(text);
    const found = known.get(`${key} ${field}`) ?? known.get(`${withoutVersion(key)} ${field}`);
    return found ?? (common.has(field) ? known.get(`core/v1.Pod ${field}`) : undefined);
  };
}

/** `networking.ServiceCIDR` */
function withoutVersion(key: string): string {
  return key.replace(/\/v\d\w*/, "");
}

/** Lines are a type, a tab and its description, or a tab, a field of the last type, a tab and its description. */
function read(text: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  let key = "";
  for (const line of text.split("\n")) {
    const [first = "", second = "", third = ""] = line.split("\t");
    if (first !== "") key = first;
    const description = unescaped(first === "" ? third : second);
    if (description === "") continue;
    const field = first === "" ? second : "";
    known.set(`${key} ${field}`, description);
    known.set(`${withoutVersion(key)} ${field}`, description);
  }
  return known;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? letter);
}
