import { isWithin, type Span } from "../../api/kind.ts";
import type { Incoming } from "../../wire/object.ts";
import { autoupdated } from "./initial-flow-schemas.ts";

interface Row extends Span {
  readonly name: string;
  readonly shares: number;
  readonly lendable: number;
  /** Queues and the size of a hand; without them what is too much is refused. */
  readonly queues?: readonly [queues: number, handSize: number];
}

/** @models staging/src/k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go, 1.33 */
const rows: readonly Row[] = [
  { name: "node-high", shares: 40, lendable: 25, queues: [64, 6], since: 22 },
  { name: "system", shares: 30, lendable: 33, queues: [64, 6] },
  { name: "leader-election", shares: 10, lendable: 0, queues: [16, 4] },
  { name: "workload-high", shares: 40, lendable: 50, queues: [128, 6] },
  { name: "workload-low", shares: 100, lendable: 90, queues: [128, 6] },
  { name: "global-default", shares: 20, lendable: 50, queues: [128, 6] },
  { name: "catch-all", shares: 5, lendable: 0 },
];

function limitedSpec({ shares, lendable, queues }: Row, minor: number): object {
  const limitResponse =
    queues === undefined
      ? { type: "Reject" }
      : {
          type: "Queue",
          queuing: { queues: queues[0], handSize: queues[1], queueLengthLimit: 50 },
        };
  return {
    type: "Limited",
    limited: {
      nominalConcurrencyShares: shares,
      limitResponse,
      ...(minor < 26 ? {} : { lendablePercent: lendable }),
    },
  };
}

/** The spec of `catch-all`, which nobody may change, in this version. */
export function catchAllSpec(minor: number): object {
  const row = rows.find(({ name }) => name === "catch-all");
  return row === undefined ? {} : limitedSpec(row, minor);
}

/** The priority levels that a server makes for itself. */
export function initialPriorityLevels(minor: number): readonly Incoming[] {
  const exempt = minor < 28 ? {} : { exempt: { nominalConcurrencyShares: 0, lendablePercent: 0 } };
  const specs: readonly (readonly [string, object])[] = [
    ["exempt", { type: "Exempt", ...exempt }],
    ...rows.filter((row) => isWithin(row, minor)).map((row) => [row.name, limitedSpec(row, minor)] as const),
  ];
  return specs.map(([name, spec]) => ({ metadata: { name, annotations: autoupdated }, spec }));
}
