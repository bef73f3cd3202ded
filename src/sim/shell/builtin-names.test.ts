import { expect, test } from "vitest";
import { builtinNames } from "./builtin-names.ts";
import { builtins } from "./builtins/index.ts";

test("the names are those of the builtins", () => {
  expect(builtinNames.toSorted()).toEqual([...builtins.keys()].toSorted());
});
