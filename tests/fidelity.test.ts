import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { controllers } from "../src/sim/controllers/index.ts";
import { images } from "../src/sim/images/index.ts";
import { allKinds } from "../src/sim/kinds/all.ts";
import { scenarios } from "../src/sim/scenarios/index.ts";

const page = readFileSync("docs/fidelity.md", "utf8");

function listed(name: string): string[] {
  const item = new RegExp(`^- \\*\\*${name}\\*\\*: ([\\s\\S]*?)(?=\\n- |\\n\\n)`, "m").exec(page)?.[1] ?? "";
  return item.split(/,\s+/).map((word) => word.trim());
}

test.each([
  ["kinds", [...new Set(allKinds.map(({ resource }) => resource.plural))]],
  [
    "controllers",
    controllers({ clusterCidr: "10.244.0.0/16", rootCa: "" }).map(({ name }) =>
      name.replace(/-controller$/, ""),
    ),
  ],
  ["images", images.map(({ repository }) => repository)],
  ["scenarios", scenarios.map(({ name }) => name)],
])("docs/fidelity.md lists the %s that there are", (name, names) => {
  expect(listed(name)).toEqual(names.toSorted());
});
