import type { Container, PodSpec, WindowsSecurityContextOptions } from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, type FieldError } from "../../api/field-error.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { containersOf } from "./pod-containers.ts";

const specMax = 64 * 1024;
const domainShape = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const dnsLabelShape = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const dnsDomainShape = new RegExp(`^${dnsLabelShape}(?:\\.${dnsLabelShape})*$`);

/** @models pkg/apis/core/validation/validation.go validateWindowsSecurityContextOptions, 1.33 */
export function windowsOptionErrors(
  field: string,
  options: WindowsSecurityContextOptions | undefined,
): readonly FieldError[] {
  const { gmsaCredentialSpecName: name, gmsaCredentialSpec: spec, runAsUserName: user } = options ?? {};
  const errors: FieldError[] = [];
  if (name !== undefined) errors.push(...nameErrors(`${field}.gmsaCredentialSpecName`, name, subdomain));
  const place = `${field}.gmsaCredentialSpec`;
  if (spec === "") errors.push(invalidValue(place, spec, "gmsaCredentialSpec cannot be an empty string"));
  else if (spec !== undefined && spec.length > specMax) {
    errors.push(invalidValue(place, spec, "gmsaCredentialSpec size must be under 64 KiB"));
  }
  if (user === undefined) return errors;
  const wrongs = wrongUser(user).map((why) => invalidValue(`${field}.runAsUserName`, user, why));
  return [...errors, ...wrongs];
}

function wrongUser(text: string): readonly string[] {
  if (text === "") return ["runAsUserName cannot be an empty string"];
  if (hasControl(text)) return ["runAsUserName cannot contain control characters"];
  const parts = text.split("\\");
  if (parts.length > 2) return ["runAsUserName cannot contain more than one backslash"];
  const [domain, user] = parts.length === 2 ? [parts[0] ?? "", parts[1] ?? ""] : [undefined, text];
  return [...wrongDomain(domain), ...wrongName(user)];
}

function hasControl(text: string): boolean {
  return Array.from(text).some((character) => character < " " || character === "\u007f");
}

function wrongDomain(domain: string | undefined): readonly string[] {
  if (domain === undefined) return [];
  const wrongs = domain.length >= 256 ? ["runAsUserName's Domain length must be under 256 characters"] : [];
  if (domainShape.test(domain) || dnsDomainShape.test(domain)) return wrongs;
  return [...wrongs, "runAsUserName's Domain doesn't match the NetBios nor the DNS format"];
}

function wrongName(user: string): readonly string[] {
  const wrongs: string[] = [];
  if (user === "") wrongs.push("runAsUserName's User cannot be empty");
  else if (user.length > 104) {
    wrongs.push("runAsUserName's User length must not be longer than 104 characters");
  }
  if (/^[. ]+$/.test(user)) wrongs.push("runAsUserName's User cannot contain only periods or spaces");
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    wrongs.push(`runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`);
  }
  return wrongs;
}

const ofLinuxPods = [
  "securityContext.appArmorProfile",
  "securityContext.seLinuxOptions",
  "hostUsers",
  "hostPID",
  "hostIPC",
  "securityContext.seccompProfile",
  "securityContext.fsGroup",
  "securityContext.fsGroupChangePolicy",
  "securityContext.sysctls",
  "shareProcessNamespace",
  "securityContext.runAsUser",
  "securityContext.runAsGroup",
  "securityContext.supplementalGroups",
  "securityContext.supplementalGroupsPolicy",
  "securityContext.seLinuxChangePolicy",
];

const ofLinuxContainers = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "capabilities",
  "readOnlyRootFilesystem",
  "privileged",
  "allowPrivilegeEscalation",
  "procMount",
  "runAsUser",
  "runAsGroup",
];

type Fields = Readonly<Record<string, unknown>>;

function isSet(value: unknown): boolean {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** @models pkg/apis/core/validation/validation.go validateLinux, validateWindows, 1.33 */
export function systemErrors(field: string, spec: PodSpec): readonly FieldError[] {
  const context = (spec.securityContext ?? {}) as Fields;
  if (spec.os?.name === "linux") return linuxErrors(field, spec);
  const why = "cannot be set for a windows pod";
  const ofPod = ofLinuxPods.filter((path) =>
    isSet(path.startsWith("securityContext.") ? context[path.slice(16)] : (spec as unknown as Fields)[path]),
  );
  const ofContainers = containersOf(spec).flatMap(({ container, path }) => {
    const own = (container.securityContext ?? {}) as Fields;
    const given = ofLinuxContainers.filter((name) => own[name] !== undefined);
    return given.map((name) => `${path}.securityContext.${name}`);
  });
  return [...ofPod, ...ofContainers].map((path) => forbiddenField(`${field}.${path}`, why));
}

function linuxErrors(field: string, spec: PodSpec): readonly FieldError[] {
  const why = "windows options cannot be set for a linux pod";
  const hasOptions = ({ securityContext }: Pick<Container, "securityContext">): boolean =>
    securityContext?.windowsOptions !== undefined;
  const paths = containersOf(spec)
    .filter(({ container }) => hasOptions(container))
    .map(({ path }) => `${path}.`);
  const own = spec.securityContext?.windowsOptions === undefined ? [] : [""];
  return [...own, ...paths].map((path) =>
    forbiddenField(`${field}.${path}securityContext.windowsOptions`, why),
  );
}

/** @models pkg/apis/core/validation/validation.go validateWindowsHostProcessPod, 1.33 */
export function hostProcessErrors(field: string, spec: PodSpec): readonly FieldError[] {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  const all = containersOf(spec).map(({ container, path }) => ({
    path,
    own: container.securityContext?.windowsOptions?.hostProcess,
  }));
  const errors: FieldError[] = all
    .filter(({ own }) => ofPod !== undefined && own !== undefined && own !== ofPod)
    .map(({ path, own }) => {
      const why = `pod hostProcess value must be identical if both are specified, was ${ofPod}`;
      return invalidValue(`${field}.${path}.securityContext.windowsOptions.hostProcess`, own, why);
    });
  const count = all.filter(({ own }) => own ?? ofPod ?? false).length;
  if (count === 0) return errors;
  if (count !== all.length) {
    const why =
      "If pod contains any hostProcess containers then all containers must be HostProcess containers";
    errors.push(invalidValue(field, "", why));
  }
  if (spec.hostNetwork !== true) {
    const why = "hostNetwork must be true if pod contains any hostProcess containers";
    errors.push(invalidValue(`${field}.hostNetwork`, false, why));
  }
  return errors;
}
