import type { Defaults, Rule } from "../../api/defaults.ts";
import { isObject } from "../../wire/json.ts";
import { formatQuantity, parseQuantity } from "../../wire/quantity.ts";

const finer = /[nu]$/;
const milli = 1_000_000n;

/** Nothing is finer than a thousandth: the rest is rounded up. */
function rounded(amount: unknown): unknown {
  if (typeof amount !== "string" || !finer.test(amount)) return amount;
  const parsed = parseQuantity(amount);
  if (parsed === undefined) return amount;
  const { nano } = parsed;
  const whole = nano > 0n ? (nano + milli - 1n) / milli : nano / milli;
  return formatQuantity({ ...parsed, nano: whole * milli });
}

/** @models pkg/apis/core/v1/defaults.go SetDefaults_ResourceList, 1.33 */
function roundedList(list: unknown): unknown {
  if (!isObject(list)) return list;
  const isFine = Object.values(list).some((amount) => typeof amount === "string" && finer.test(amount));
  if (!isFine) return list;
  return Object.fromEntries(Object.entries(list).map(([name, amount]) => [name, rounded(amount)]));
}

/** The rule for a map of resources to amounts. */
export const resourceList: Rule = { mapped: roundedList };

/** For what a container or a claim asks for. */
export const resourceRequirements: Defaults = { limits: resourceList, requests: resourceList };
