import { isWithin, type Span } from "../../api/kind.ts";
import type { Incoming } from "../../wire/object.ts";

interface Version extends Span {
  readonly version: string;
  readonly priority: number;
}

function row(version: string, priority: number, span: Span = {}): Version {
  return { version, priority, ...span };
}

/**
 * What a server serves itself: groups with their priority among groups, and versions with theirs within the group.
 * @models pkg/controlplane/apiserver/aggregator.go DefaultGenericAPIServicePriorities, 1.33
 */
const groups: readonly (readonly [group: string, priority: number, versions: readonly Version[]])[] = [
  ["", 18_000, [row("v1", 1)]],
  ["apps", 17_800, [row("v1", 15)]],
  ["events.k8s.io", 17_750, [row("v1", 15, { since: 19 }), row("v1beta1", 5, { until: 24 })]],
  ["authentication.k8s.io", 17_700, [row("v1", 15), row("v1beta1", 9, { until: 21 })]],
  ["authorization.k8s.io", 17_600, [row("v1", 15), row("v1beta1", 9, { until: 21 })]],
  [
    "autoscaling",
    17_500,
    [
      row("v2", 30, { since: 23 }),
      row("v1", 15),
      row("v2beta1", 9, { until: 24 }),
      row("v2beta2", 1, { until: 25 }),
    ],
  ],
  ["batch", 17_400, [row("v1", 15), row("v1beta1", 9, { until: 24 })]],
  ["certificates.k8s.io", 17_300, [row("v1", 15, { since: 19 }), row("v1beta1", 9, { until: 21 })]],
  ["networking.k8s.io", 17_200, [row("v1", 15), row("v1beta1", 9, { until: 21 })]],
  ["extensions", 17_150, [row("v1beta1", 1, { until: 21 })]],
  ["policy", 17_100, [row("v1", 15, { since: 21 }), row("v1beta1", 9, { until: 24 })]],
  ["rbac.authorization.k8s.io", 17_000, [row("v1", 15), row("v1beta1", 12, { until: 21 })]],
  ["storage.k8s.io", 16_800, [row("v1", 15), row("v1beta1", 9, { until: 26 })]],
  ["admissionregistration.k8s.io", 16_700, [row("v1", 15), row("v1beta1", 12, { until: 21 })]],
  // v1beta1, which servers had until 1.21, is not simulated.
  ["apiextensions.k8s.io", 16_700, [row("v1", 15)]],
  ["scheduling.k8s.io", 16_600, [row("v1", 15), row("v1beta1", 12, { until: 21 })]],
  ["coordination.k8s.io", 16_500, [row("v1", 15), row("v1beta1", 9, { until: 21 })]],
  ["node.k8s.io", 16_300, [row("v1", 15, { since: 20 }), row("v1beta1", 9, { until: 24 })]],
  ["discovery.k8s.io", 16_200, [row("v1", 15, { since: 21 }), row("v1beta1", 12, { until: 24 })]],
  [
    "flowcontrol.apiserver.k8s.io",
    16_100,
    [
      row("v1", 21, { since: 29 }),
      row("v1beta3", 18, { since: 26, until: 31 }),
      row("v1beta2", 15, { since: 23, until: 28 }),
      row("v1beta1", 12, { since: 20, until: 25 }),
    ],
  ],
];

/** The API services that a server registers for what it serves itself. */
export function localApiServices(minor: number): readonly Incoming[] {
  const automanaged = { "kube-aggregator.kubernetes.io/automanaged": "onstart" };
  return groups.flatMap(([group, groupPriorityMinimum, versions]) =>
    versions
      .filter((span) => isWithin(span, minor))
      .map(({ version, priority }) => ({
        metadata: { name: `${version}.${group}`, labels: automanaged },
        spec: {
          ...(group === "" ? {} : { group }),
          version,
          groupPriorityMinimum,
          versionPriority: priority,
        },
      })),
  );
}
