import { Environment } from "@marcbachmann/cel-js";
import { registerAddresses } from "./address-library.ts";
import { registerFormats } from "./format-library.ts";
import { registerLists } from "./list-library.ts";
import { registerQuantities } from "./quantity-library.ts";
import { registerText } from "./text-library.ts";
import { registerUrls } from "./url-library.ts";

/** What an expression may be at most. */
const limits = {
  maxAstNodes: 20_000,
  maxDepth: 150,
  maxListElements: 1000,
  maxMapEntries: 1000,
  maxCallArguments: 32,
};

/**
 * The functions that Kubernetes adds to CEL.
 * @models staging/src/k8s.io/apiserver/pkg/cel/environment/base.go, 1.33
 */
function kubernetes(environment: Environment, item: "A" | "dyn"): Environment {
  registerLists(environment, item);
  registerText(environment);
  registerQuantities(environment);
  registerUrls(environment);
  registerAddresses(environment);
  registerFormats(environment);
  return environment;
}

const evaluating: Environment = kubernetes(
  new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits,
  }),
  "dyn",
);

const checking: Environment = kubernetes(
  new Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits,
  }),
  "A",
);

const evaluatingOptional: Environment = evaluating.clone().registerVariable("oldSelf", "optional<dyn>");

/** Runs expressions: every variable may be of any type. Of an optional value it must be known that it is one. */
export function evaluationEnvironment(isOldOptional = false): Environment {
  return isOldOptional ? evaluatingOptional : evaluating;
}

/** A fresh environment whose variables and types are to be declared, for checks. */
export function checkEnvironment(): Environment {
  return checking.clone();
}
