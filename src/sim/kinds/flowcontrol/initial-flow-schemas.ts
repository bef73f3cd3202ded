import type { FlowSchemaSpec, PolicyRulesWithSubjects, Subject } from "kubernetes-types/flowcontrol/v1";
import { isWithin, type InitialContext, type Span } from "../../api/kind.ts";
import type { Incoming } from "../../wire/object.ts";

/** What a server writes beside a schema that it keeps as it should be. */
export const autoupdated: Readonly<Record<string, string>> = { "apf.kubernetes.io/autoupdate-spec": "true" };

function groupSubjects(...names: readonly string[]): Subject[] {
  return names.map((name) => ({ kind: "Group", group: { name } }));
}

function user(name: string): Subject {
  return { kind: "User", user: { name } };
}

function account(name: string): Subject {
  return { kind: "ServiceAccount", serviceAccount: { namespace: "kube-system", name } };
}

const everyResource = {
  verbs: ["*"],
  apiGroups: ["*"],
  resources: ["*"],
  clusterScope: true,
  namespaces: ["*"],
};
const everything: Omit<PolicyRulesWithSubjects, "subjects"> = {
  resourceRules: [everyResource],
  nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
};
const everybody = groupSubjects("system:unauthenticated", "system:authenticated");
const election = { verbs: ["get", "create", "update"], namespaces: ["*"] };
const leases = { ...election, apiGroups: ["coordination.k8s.io"], resources: ["leases"] };
const endpoints = { ...election, apiGroups: [""], resources: ["endpoints"] };

interface Row extends Span {
  readonly name: string;
  readonly level: string;
  readonly precedence: number;
  readonly by?: "ByUser" | "ByNamespace";
  readonly rules: readonly PolicyRulesWithSubjects[];
}

/** @models staging/src/k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go, 1.33 */
const rows: readonly Row[] = [
  {
    name: "exempt",
    level: "exempt",
    precedence: 1,
    rules: [{ subjects: groupSubjects("system:masters"), ...everything }],
  },
  {
    name: "probes",
    level: "exempt",
    precedence: 2,
    since: 21,
    rules: [
      {
        subjects: everybody,
        nonResourceRules: [{ verbs: ["get"], nonResourceURLs: ["/healthz", "/readyz", "/livez"] }],
      },
    ],
  },
  {
    name: "system-leader-election",
    level: "leader-election",
    precedence: 100,
    by: "ByUser",
    rules: [
      {
        subjects: [user("system:kube-controller-manager"), user("system:kube-scheduler"), account("*")],
        resourceRules: [leases],
      },
    ],
  },
  {
    name: "endpoint-controller",
    level: "workload-high",
    precedence: 150,
    by: "ByUser",
    since: 24,
    rules: [
      {
        subjects: [
          user("system:kube-controller-manager"),
          account("endpoint-controller"),
          account("endpointslicemirroring-controller"),
        ],
        resourceRules: [endpoints],
      },
    ],
  },
  {
    name: "workload-leader-election",
    level: "leader-election",
    precedence: 200,
    by: "ByUser",
    rules: [
      {
        subjects: [account("*")],
        resourceRules: [{ ...endpoints, resources: ["endpoints", "configmaps"] }, leases],
      },
    ],
  },
  {
    name: "system-node-high",
    level: "node-high",
    precedence: 400,
    by: "ByUser",
    since: 22,
    rules: [
      {
        subjects: groupSubjects("system:nodes"),
        resourceRules: [
          { ...everyResource, apiGroups: [""], resources: ["nodes", "nodes/status"] },
          { verbs: ["*"], apiGroups: ["coordination.k8s.io"], resources: ["leases"], namespaces: ["*"] },
        ],
      },
    ],
  },
  { name: "system-nodes", level: "system", precedence: 500, ...whole(groupSubjects("system:nodes")) },
  {
    name: "kube-controller-manager",
    level: "workload-high",
    precedence: 800,
    ...whole([user("system:kube-controller-manager")], "ByNamespace"),
  },
  {
    name: "kube-scheduler",
    level: "workload-high",
    precedence: 800,
    ...whole([user("system:kube-scheduler")], "ByNamespace"),
  },
  {
    name: "kube-system-service-accounts",
    level: "workload-high",
    precedence: 900,
    ...whole([account("*")], "ByNamespace"),
  },
  {
    name: "service-accounts",
    level: "workload-low",
    precedence: 9000,
    ...whole(groupSubjects("system:serviceaccounts")),
  },
  { name: "global-default", level: "global-default", precedence: 9900, ...whole(everybody) },
  { name: "catch-all", level: "catch-all", precedence: 10_000, ...whole(everybody) },
];

/** All requests of some subjects. */
function whole(subjects: Subject[], by: "ByUser" | "ByNamespace" = "ByUser"): Pick<Row, "by" | "rules"> {
  return { by, rules: [{ subjects, ...everything }] };
}

function specOf({ level, precedence, by, rules }: Row): FlowSchemaSpec {
  return {
    priorityLevelConfiguration: { name: level },
    matchingPrecedence: precedence,
    ...(by === undefined ? {} : { distinguisherMethod: { type: by } }),
    rules: [...rules],
  };
}

/** Schemas whose spec nobody may change. */
export const mandatoryFlowSchemas: ReadonlyMap<string, FlowSchemaSpec> = new Map(
  rows.filter(({ name }) => name === "exempt" || name === "catch-all").map((row) => [row.name, specOf(row)]),
);

/** The condition of a schema whose priority level is there. */
export function foundCondition(level: string, lastTransitionTime: string): object {
  return {
    type: "Dangling",
    status: "False",
    lastTransitionTime,
    reason: "Found",
    message: `This FlowSchema references the PriorityLevelConfiguration object named "${level}" and it exists`,
  };
}

/** The condition of a schema whose priority level is not there. */
export function missingCondition(level: string, lastTransitionTime: string): object {
  return {
    type: "Dangling",
    status: "True",
    lastTransitionTime,
    reason: "NotFound",
    message: `This FlowSchema references the PriorityLevelConfiguration object named "${level}" but there is no such object`,
  };
}

/** The schemas that a server makes for itself. */
export function initialFlowSchemas({ minor, startedAt }: InitialContext): readonly Incoming[] {
  return rows
    .filter((row) => isWithin(row, minor))
    .map((row) => ({
      metadata: { name: row.name, annotations: autoupdated },
      spec: specOf(row),
      status: { conditions: [foundCondition(row.level, startedAt)] },
    }));
}
