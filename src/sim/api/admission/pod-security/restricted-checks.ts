import type { Volume } from "kubernetes-types/core/v1";
import { seccompProfile as seccompBaseline } from "./baseline-checks.ts";
import {
  containersOf,
  contextOf,
  named,
  plural,
  podContextOf,
  quoted,
  setters,
  sorted,
  type Check,
} from "./subject.ts";

/** From 1.25 on some checks leave pods of Windows alone. */
export function exceptOnWindows(check: Check): Check {
  return (subject) => (subject.spec.os?.name === "windows" ? undefined : check(subject));
}

export const allowPrivilegeEscalation: Check = (subject) => {
  const names = containersOf(subject)
    .filter((container) => contextOf(container).allowPrivilegeEscalation !== false)
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  return {
    reason: "allowPrivilegeEscalation != false",
    detail: `${named("container", names)} must set securityContext.allowPrivilegeEscalation=false`,
  };
};

export const capabilities: Check = (subject) => {
  const all = containersOf(subject).map((container) => {
    const { add = [], drop = [] } = contextOf(container).capabilities ?? {};
    return {
      name: container.name,
      dropsAll: drop.includes("ALL"),
      bad: add.filter((one) => one !== "NET_BIND_SERVICE"),
    };
  });
  const keeping = all.filter(({ dropsAll }) => !dropsAll).map(({ name }) => name);
  const adding = all.filter(({ bad }) => bad.length > 0);
  const details: string[] = [];
  if (keeping.length > 0) {
    details.push(`${named("container", keeping)} must set securityContext.capabilities.drop=["ALL"]`);
  }
  if (adding.length > 0) {
    const which = quoted(sorted(adding.flatMap(({ bad }) => bad)));
    const who = named(
      "container",
      adding.map(({ name }) => name),
    );
    details.push(`${who} must not include ${which} in securityContext.capabilities.add`);
  }
  return details.length === 0
    ? undefined
    : { reason: "unrestricted capabilities", detail: details.join("; ") };
};

const allowedVolumes = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

function typeOf(volume: Volume): string {
  const fields = Object.entries(volume).filter(([field, value]) => field !== "name" && value !== undefined);
  const types = fields.map(([field]) => field);
  return types.find((type) => allowedVolumes.has(type)) ?? types[0] ?? "unknown";
}

export const restrictedVolumes: Check = ({ spec }) => {
  const bad = (spec.volumes ?? []).filter((volume) => !allowedVolumes.has(typeOf(volume)));
  if (bad.length === 0) return undefined;
  const types = sorted(bad.map((volume) => typeOf(volume)));
  const who = named(
    "volume",
    bad.map(({ name }) => name),
  );
  const uses = bad.length === 1 ? "uses" : "use";
  const detail = `${who} ${uses} ${plural("restricted volume type", types.length)} ${quoted(types)}`;
  return { reason: "restricted volume types", detail };
};

export const runAsNonRoot: Check = (subject) => {
  const pod = podContextOf(subject).runAsNonRoot;
  const containers = containersOf(subject).map((container) => ({
    name: container.name,
    own: contextOf(container).runAsNonRoot,
  }));
  const explicit = containers.filter(({ own }) => own === false).map(({ name }) => name);
  const who = setters(pod === false, explicit);
  const reason = "runAsNonRoot != true";
  if (who !== "") return { reason, detail: `${who} must not set securityContext.runAsNonRoot=false` };
  const implicit = containers.filter(({ own }) => own === undefined && pod !== true).map(({ name }) => name);
  if (implicit.length === 0) return undefined;
  return {
    reason,
    detail: `pod or ${named("container", implicit)} must set securityContext.runAsNonRoot=true`,
  };
};

export const runAsUser: Check = (subject) => {
  const containers = containersOf(subject).filter((container) => contextOf(container).runAsUser === 0);
  const who = setters(
    podContextOf(subject).runAsUser === 0,
    containers.map(({ name }) => name),
  );
  return who === "" ? undefined : { reason: "runAsUser=0", detail: `${who} must not set runAsUser=0` };
};

export const seccompProfile: Check = (subject) => {
  const explicit = seccompBaseline(subject);
  if (explicit !== undefined) return explicit;
  if (podContextOf(subject).seccompProfile !== undefined) return undefined;
  const names = containersOf(subject)
    .filter((container) => contextOf(container).seccompProfile === undefined)
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  const detail = `pod or ${named("container", names)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`;
  return { reason: "seccompProfile", detail };
};
