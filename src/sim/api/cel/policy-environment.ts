import type { Environment } from "@marcbachmann/cel-js";
import { CelError } from "./cel-error.ts";
import { evaluationEnvironment, checkEnvironment } from "./environment.ts";

/** What expressions may ask about rights. */
export interface Question {
  readonly path?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly account?: { readonly namespace: string; readonly name: string };
}

export interface Answer {
  readonly allowed: boolean;
  readonly reason: string;
}

type Ask = (question: Question, verb: string) => Answer;

/** The variable `authorizer`, and what its methods give. */
export class AuthorizerValue {
  readonly ask: Ask;
  readonly question: Question;
  /** A question about the object of the request; only the variable itself has it. */
  readonly requestResource: ResourceCheck | undefined;

  constructor(ask: Ask, question: Question = {}, requested?: Question) {
    this.ask = ask;
    this.question = question;
    this.requestResource = requested === undefined ? undefined : new ResourceCheck(ask, requested);
  }
}

export class PathCheck extends AuthorizerValue {}
export class GroupCheck extends AuthorizerValue {}
export class ResourceCheck extends AuthorizerValue {}

export class DecisionValue {
  readonly allowed: boolean;
  readonly reason: string;

  constructor({ allowed, reason }: Answer) {
    this.allowed = allowed;
    this.reason = reason;
  }
}

function pathCheck({ ask, question }: AuthorizerValue, path: string): PathCheck {
  if (path === "") throw new CelError("path must not be empty");
  return new PathCheck(ask, { ...question, path });
}

function check({ ask, question }: AuthorizerValue, verb: string): DecisionValue {
  return new DecisionValue(ask(question, verb));
}

/** A step that says more of the question. */
function narrowed(field: keyof Question): (of: AuthorizerValue, text: string) => ResourceCheck {
  return ({ ask, question }, text) => new ResourceCheck(ask, { ...question, [field]: text });
}

/** @models staging/src/k8s.io/apiserver/pkg/cel/library/authz.go, 1.33 */
function registerAuthorizer(environment: Environment): Environment {
  return environment

    .registerType("PathCheck", PathCheck as never)
    .registerType("GroupCheck", GroupCheck as never)
    .registerType("ResourceCheck", ResourceCheck as never)
    .registerType("Decision", DecisionValue as never)
    .registerType("Authorizer", { ctor: AuthorizerValue, fields: { requestResource: "ResourceCheck" } })
    .registerFunction("Authorizer.path(string): PathCheck", pathCheck)
    .registerFunction(
      "Authorizer.group(string): GroupCheck",
      ({ ask, question }: AuthorizerValue, group: string) => new GroupCheck(ask, { ...question, group }),
    )
    .registerFunction(
      "Authorizer.serviceAccount(string, string): Authorizer",
      ({ ask }: AuthorizerValue, namespace: string, name: string) =>
        new AuthorizerValue(ask, { account: { namespace, name } }),
    )
    .registerFunction("PathCheck.check(string): Decision", check)
    .registerFunction("GroupCheck.resource(string): ResourceCheck", narrowed("resource"))
    .registerFunction("ResourceCheck.subresource(string): ResourceCheck", narrowed("subresource"))
    .registerFunction("ResourceCheck.namespace(string): ResourceCheck", narrowed("namespace"))
    .registerFunction("ResourceCheck.name(string): ResourceCheck", narrowed("name"))
    .registerFunction("ResourceCheck.check(string): Decision", check)
    .registerFunction("Decision.allowed(): bool", ({ allowed }: DecisionValue) => allowed)
    .registerFunction("Decision.reason(): string", ({ reason }: DecisionValue) => reason)
    .registerFunction("Decision.errored(): bool", () => false)
    .registerFunction("Decision.error(): string", () => "");
}

const evaluating: Environment = registerAuthorizer(evaluationEnvironment().clone());

/** Runs the expressions of policies and of webhooks' conditions. */
export function policyEnvironment(): Environment {
  return evaluating;
}

const metadata = {
  ...Object.fromEntries(
    [
      "name",
      "generateName",
      "namespace",
      "uid",
      "resourceVersion",
      "creationTimestamp",
      "deletionTimestamp",
    ].map((field) => [field, field.endsWith("Timestamp") ? "google.protobuf.Timestamp" : "string"]),
  ),
  labels: "map<string, string>",
  annotations: "map<string, string>",
  generation: "int",
  deletionGracePeriodSeconds: "int",
  finalizers: "list<string>",
};

/** The types of what requests bring along. @models staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/compile.go, 1.33 */
const types: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GroupVersionKind: { group: "string", version: "string", kind: "string" },
  GroupVersionResource: { group: "string", version: "string", resource: "string" },
  UserInfo: {
    username: "string",
    uid: "string",
    groups: "list<string>",
    extra: "map<string, list<string>>",
  },
  AdmissionRequest: {
    kind: "GroupVersionKind",
    resource: "GroupVersionResource",
    subResource: "string",
    requestKind: "GroupVersionKind",
    requestResource: "GroupVersionResource",
    requestSubResource: "string",
    name: "string",
    namespace: "string",
    operation: "string",
    userInfo: "UserInfo",
    dryRun: "bool",
    options: "dyn",
  },
  NamespaceMetadata: metadata,
  NamespaceSpec: { finalizers: "list<string>" },
  NamespaceStatus: { phase: "string", conditions: "list<dyn>" },
  NamespaceObject: { metadata: "NamespaceMetadata", spec: "NamespaceSpec", status: "NamespaceStatus" },
};

export interface Declared {
  readonly hasParams: boolean;
  /** The variables that a policy defined before, with their types; undefined where there is no such variable. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** For checks of what policies and conditions say. */
export function policyCheckEnvironment({ hasParams, variables = {} }: Declared): Environment {
  const environment = registerAuthorizer(checkEnvironment());
  for (const [name, fields] of Object.entries(types)) environment.registerType(name, { fields });
  environment
    .registerVariable("object", "dyn")
    .registerVariable("oldObject", "dyn")
    .registerVariable("request", "AdmissionRequest")
    .registerVariable("namespaceObject", "NamespaceObject")
    .registerVariable("authorizer", "Authorizer");
  if (hasParams) environment.registerVariable("params", "dyn");
  if (Object.keys(variables).length > 0) {
    environment.registerType("Variables", { fields: { ...variables } });
    environment.registerVariable("variables", "Variables");
  }
  return environment;
}
