import { isObject, type JsonObject } from "../../../wire/json.ts";
import type { JsonPath } from "../../../wire/jsonpath.ts";
import { CommandError } from "../../cobra/command.ts";
import { parsePath } from "../printers/json-path-printer.ts";
import { scalarText } from "../printers/go-value.ts";
import { relaxed } from "../printers/custom-columns.ts";

/** What `kubectl wait` waits for. */
export type WaitFor =
  | { readonly is: "delete" }
  | { readonly is: "create" }
  | { readonly is: "state"; readonly holds: (object: JsonObject) => boolean };

/** @models staging/src/k8s.io/kubectl/pkg/cmd/wait/wait.go conditionFuncFor, 1.33 */
export function parseCondition(text: string): WaitFor {
  const lower = text.toLowerCase();
  if (lower === "delete") return { is: "delete" };
  if (lower === "create") return { is: "create" };
  if (lower.startsWith("condition=")) {
    const [name = "", wanted = "true"] = text.slice("condition=".length).split("=");
    return { is: "state", holds: (object) => hasCondition(object, name, wanted) };
  }
  if (text.startsWith("jsonpath=")) return jsonPathCondition(text.slice("jsonpath=".length));
  throw new CommandError(`unrecognized condition: ${JSON.stringify(text)}`);
}

function hasCondition(object: JsonObject, name: string, wanted: string): boolean {
  const status = isObject(object["status"]) ? object["status"] : {};
  const conditions = Array.isArray(status["conditions"]) ? (status["conditions"] as readonly unknown[]) : [];
  const found = conditions.find(
    (one) => isObject(one) && String(one["type"]).toLowerCase() === name.toLowerCase(),
  );
  if (!isObject(found)) return false;
  const generation = (object["metadata"] as JsonObject | undefined)?.["generation"];
  const observed = found["observedGeneration"] ?? status["observedGeneration"];
  if (typeof observed === "number" && typeof generation === "number" && observed < generation) return false;
  return String(found["status"]).toLowerCase() === wanted.toLowerCase();
}

function jsonPathCondition(text: string): WaitFor {
  const [, expression = "", value] = /^('?\{.*?\}'?|[^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (value === "")
    throw new CommandError(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  const path: JsonPath = parsePath(relaxed(expression.replaceAll("'", "")));
  return {
    is: "state",
    holds: (object) => {
      const [first, ...others] = path.find(object);
      if (first === undefined || others.length > 0) return false;
      return value === undefined || scalarText(first) === value.replaceAll(/^['"]|['"]$/g, "");
    },
  };
}
