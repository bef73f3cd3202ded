import type { SELinuxOptions } from "kubernetes-types/core/v1";
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
  type Context,
} from "./subject.ts";

const appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";

function isAllowedProfile(type: string | undefined): boolean {
  return type === undefined || type === "RuntimeDefault" || type === "Localhost";
}

export const appArmorProfile: Check = (subject) => {
  const isBad = ({ appArmorProfile: profile }: Context): boolean => !isAllowedProfile(profile?.type);
  const pod = podContextOf(subject);
  const containers = containersOf(subject).filter((container) => isBad(contextOf(container)));
  const contexts = [...(isBad(pod) ? [pod] : []), ...containers.map((container) => contextOf(container))];
  const annotations = Object.entries(subject.annotations)
    .filter(([key, value]) => key.startsWith(appArmorPrefix) && !isAllowedAnnotation(value))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .toSorted();
  const bad = setters(
    isBad(pod),
    containers.map(({ name }) => name),
  );
  if (bad === "" && annotations.length === 0) return undefined;
  const values = [
    ...sorted(contexts.map(({ appArmorProfile: profile }) => profile?.type ?? "")),
    ...annotations,
  ];
  const who = [
    ...(bad === "" ? [] : [bad]),
    ...(annotations.length > 0 ? [plural("annotation", annotations.length)] : []),
  ];
  return {
    reason: plural("forbidden AppArmor profile", values.length),
    detail: `${who.join(" and ")} must not set AppArmor profile type to ${quoted(values)}`,
  };
};

function isAllowedAnnotation(value: string): boolean {
  return value === "" || value === "runtime/default" || value.startsWith("localhost/");
}

const defaultCapabilities = new Set(
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(
    " ",
  ),
);

export const capabilities: Check = (subject) => {
  const added = containersOf(subject).map((container) => ({
    name: container.name,
    bad: (contextOf(container).capabilities?.add ?? []).filter((name) => !defaultCapabilities.has(name)),
  }));
  const bad = added.filter((one) => one.bad.length > 0);
  if (bad.length === 0) return undefined;
  const which = quoted(sorted(bad.flatMap((one) => one.bad)));
  const who = named(
    "container",
    bad.map(({ name }) => name),
  );
  return {
    reason: "non-default capabilities",
    detail: `${who} must not include ${which} in securityContext.capabilities.add`,
  };
};

export const hostNamespaces: Check = ({ spec }) => {
  const shared = (["hostNetwork", "hostPID", "hostIPC"] as const).filter((field) => spec[field] === true);
  if (shared.length === 0) return undefined;
  return { reason: "host namespaces", detail: shared.map((field) => `${field}=true`).join(", ") };
};

export const hostPathVolumes: Check = ({ spec }) => {
  const names = (spec.volumes ?? []).filter(({ hostPath }) => hostPath !== undefined).map(({ name }) => name);
  return names.length === 0 ? undefined : { reason: "hostPath volumes", detail: named("volume", names) };
};

export const hostPorts: Check = (subject) => {
  const used = containersOf(subject).map(({ name, ports = [] }) => ({
    name,
    ports: ports.flatMap(({ hostPort = 0 }) => (hostPort === 0 ? [] : [String(hostPort)])),
  }));
  const bad = used.filter(({ ports }) => ports.length > 0);
  if (bad.length === 0) return undefined;
  const ports = sorted(bad.flatMap((one) => one.ports));
  const who = named(
    "container",
    bad.map(({ name }) => name),
  );
  const uses = bad.length === 1 ? "uses" : "use";
  return {
    reason: "hostPort",
    detail: `${who} ${uses} ${plural("hostPort", ports.length)} ${ports.join(", ")}`,
  };
};

export const privileged: Check = (subject) => {
  const names = containersOf(subject)
    .filter((container) => contextOf(container).privileged === true)
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  return {
    reason: "privileged",
    detail: `${named("container", names)} must not set securityContext.privileged=true`,
  };
};

export const procMount: Check = (subject) => {
  const bad = containersOf(subject).filter(
    (container) => (contextOf(container).procMount ?? "Default") !== "Default",
  );
  if (bad.length === 0) return undefined;
  const which = quoted(sorted(bad.map((container) => contextOf(container).procMount ?? "")));
  const who = named(
    "container",
    bad.map(({ name }) => name),
  );
  return { reason: "procMount", detail: `${who} must not set securityContext.procMount to ${which}` };
};

const seLinuxTypes = ["", "container_t", "container_init_t", "container_kvm_t"];

/** Types beside `more` are those that were allowed from the beginning. */
export function seLinuxOptions(...more: readonly string[]): Check {
  const allowed = new Set([...seLinuxTypes, ...more]);
  const isBad = (options: SELinuxOptions | undefined): options is SELinuxOptions =>
    options !== undefined &&
    (!allowed.has(options.type ?? "") || Boolean(options.user) || Boolean(options.role));
  return (subject) => {
    const pod = podContextOf(subject).seLinuxOptions;
    const containers = containersOf(subject).filter((one) => isBad(contextOf(one).seLinuxOptions));
    const bad = [pod, ...containers.map((one) => contextOf(one).seLinuxOptions)].filter((one) => isBad(one));
    if (bad.length === 0) return undefined;
    const types = sorted(bad.map(({ type = "" }) => type).filter((type) => !allowed.has(type)));
    const faults = [
      ...(types.length > 0 ? [named("type", types)] : []),
      ...(bad.some(({ user }) => user) ? ["user may not be set"] : []),
      ...(bad.some(({ role }) => role) ? ["role may not be set"] : []),
    ];
    const who = setters(
      isBad(pod),
      containers.map(({ name }) => name),
    );
    const detail = `${who} set forbidden securityContext.seLinuxOptions: ${faults.join("; ")}`;
    return { reason: "seLinuxOptions", detail };
  };
}

const seccompPod = "seccomp.security.alpha.kubernetes.io/pod";
const seccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";

/** Before 1.19 profiles were annotations. */
export const seccompAnnotations: Check = (subject) => {
  const keys = [seccompPod, ...containersOf(subject).map(({ name }) => seccompPrefix + name)];
  const bad = sorted(
    keys.flatMap((key) => {
      const value = subject.annotations[key];
      const isAllowed =
        value === undefined ||
        value === "runtime/default" ||
        value === "docker/default" ||
        value.startsWith("localhost/");
      return isAllowed ? [] : [`${key}=${JSON.stringify(value)}`];
    }),
  );
  if (bad.length === 0) return undefined;
  return {
    reason: "seccompProfile",
    detail: `forbidden ${plural("annotation", bad.length)} ${bad.join(", ")}`,
  };
};

export const seccompProfile: Check = (subject) => {
  const isBad = ({ seccompProfile: profile }: Context): boolean => !isAllowedProfile(profile?.type);
  const pod = podContextOf(subject);
  const containers = containersOf(subject).filter((container) => isBad(contextOf(container)));
  const who = setters(
    isBad(pod),
    containers.map(({ name }) => name),
  );
  if (who === "") return undefined;
  const contexts = [...(isBad(pod) ? [pod] : []), ...containers.map((container) => contextOf(container))];
  const which = quoted(sorted(contexts.map((context) => context.seccompProfile?.type ?? "")));
  return {
    reason: "seccompProfile",
    detail: `${who} must not set securityContext.seccompProfile.type to ${which}`,
  };
};

const sysctlsFromTheBeginning = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
];

export function sysctls(...more: readonly string[]): Check {
  const allowed = new Set([...sysctlsFromTheBeginning, ...more]);
  return (subject) => {
    const bad = (podContextOf(subject).sysctls ?? [])
      .map(({ name }) => name)
      .filter((name) => !allowed.has(name));
    return bad.length === 0 ? undefined : { reason: "forbidden sysctls", detail: bad.join(", ") };
  };
}

export const windowsHostProcess: Check = (subject) => {
  const isBad = ({ windowsOptions }: Context): boolean => windowsOptions?.hostProcess === true;
  const containers = containersOf(subject).filter((container) => isBad(contextOf(container)));
  const who = setters(
    isBad(podContextOf(subject)),
    containers.map(({ name }) => name),
  );
  if (who === "") return undefined;
  return {
    reason: "hostProcess",
    detail: `${who} must not set securityContext.windowsOptions.hostProcess=true`,
  };
};
