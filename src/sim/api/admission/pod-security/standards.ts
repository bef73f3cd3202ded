import * as baseline from "./baseline-checks.ts";
import type { LevelVersion } from "./policy.ts";
import * as restricted from "./restricted-checks.ts";
import type { Check, Subject, Violation } from "./subject.ts";

/** A check in the versions of its standard, each from a minor on. */
interface VersionedCheck {
  readonly id: string;
  readonly versions: readonly (readonly [since: number, check: Check])[];
  /** The check of the baseline standard that it stands for, where it applies. */
  readonly replaces?: string;
}

const { exceptOnWindows } = restricted;
const keepAlive = ["time", "intvl", "probes"].map((name) => `net.ipv4.tcp_keepalive_${name}`);
const reserved = "net.ipv4.ip_local_reserved_ports";
const with29 = [reserved, ...keepAlive, "net.ipv4.tcp_fin_timeout"];

/** In the order in which violations are told. */
const baselineChecks: readonly VersionedCheck[] = [
  { id: "appArmorProfile", versions: [[0, baseline.appArmorProfile]] },
  { id: "capabilities_baseline", versions: [[0, baseline.capabilities]] },
  { id: "hostNamespaces", versions: [[0, baseline.hostNamespaces]] },
  { id: "hostPathVolumes", versions: [[0, baseline.hostPathVolumes]] },
  { id: "hostPorts", versions: [[0, baseline.hostPorts]] },
  { id: "privileged", versions: [[0, baseline.privileged]] },
  { id: "procMount", versions: [[0, baseline.procMount]] },
  {
    id: "seLinuxOptions",
    versions: [
      [0, baseline.seLinuxOptions()],
      [31, baseline.seLinuxOptions("container_engine_t")],
    ],
  },
  {
    id: "seccompProfile_baseline",
    versions: [
      [0, baseline.seccompAnnotations],
      [19, baseline.seccompProfile],
    ],
  },
  {
    id: "sysctls",
    versions: [
      [0, baseline.sysctls()],
      [27, baseline.sysctls(reserved)],
      [29, baseline.sysctls(...with29)],
      [32, baseline.sysctls(...with29, "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem")],
    ],
  },
  { id: "windowsHostProcess", versions: [[0, baseline.windowsHostProcess]] },
];

const restrictedChecks: readonly VersionedCheck[] = [
  {
    id: "allowPrivilegeEscalation",
    versions: [
      [8, restricted.allowPrivilegeEscalation],
      [25, exceptOnWindows(restricted.allowPrivilegeEscalation)],
    ],
  },
  {
    id: "capabilities_restricted",
    replaces: "capabilities_baseline",
    versions: [
      [22, restricted.capabilities],
      [25, exceptOnWindows(restricted.capabilities)],
    ],
  },
  { id: "restrictedVolumes", replaces: "hostPathVolumes", versions: [[0, restricted.restrictedVolumes]] },
  { id: "runAsNonRoot", versions: [[0, restricted.runAsNonRoot]] },
  { id: "runAsUser", versions: [[23, restricted.runAsUser]] },
  {
    id: "seccompProfile_restricted",
    replaces: "seccompProfile_baseline",
    versions: [
      [19, restricted.seccompProfile],
      [25, exceptOnWindows(restricted.seccompProfile)],
    ],
  },
];

function checkIn({ versions }: VersionedCheck, version: number): Check | undefined {
  return versions.findLast(([since]) => since <= version)?.[1];
}

/**
 * What a pod does that a standard forbids. `minor` is the server's version, which is the latest one.
 * @models staging/src/k8s.io/pod-security-admission/policy/registry.go EvaluatePod, 1.33
 */
export function violations(
  subject: Subject,
  { level, version }: LevelVersion,
  minor: number,
): readonly Violation[] {
  if (level === "privileged") return [];
  const at = version === "latest" ? minor : Math.min(version, minor);
  const strict =
    level === "restricted" ? restrictedChecks.filter((check) => checkIn(check, at) !== undefined) : [];
  const replaced = new Set(strict.map(({ replaces }) => replaces));
  const checks = [...baselineChecks.filter(({ id }) => !replaced.has(id)), ...strict];
  return checks.flatMap((check) => checkIn(check, at)?.(subject) ?? []);
}

/** `reason (detail), reason (detail)` */
export function shownViolations(all: readonly Violation[]): string {
  return all.map(({ reason, detail }) => (detail === "" ? reason : `${reason} (${detail})`)).join(", ");
}
