import type { Container, PodSpec } from "kubernetes-types/core/v1";
import type { Stored } from "../../../wire/object.ts";
import { forbidden } from "../../api-error.ts";
import type { Machinery } from "../../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import { checkNamespaceLabels } from "./namespace-change.ts";
import { policyOf, shownLevel, type LevelVersion, type Policy } from "./policy.ts";
import { shownViolations, violations } from "./standards.ts";
import type { Subject } from "./subject.ts";

/**
 * Pod Security Standards: refuses pods that a namespace's labels do not allow, and warns of workloads that would make
 * such pods. (What is only audited leaves no trace: there is no audit log.)
 * @models staging/src/k8s.io/pod-security-admission/admission/admission.go, 1.33
 */
const podSecurity: AdmissionPlugin = {
  name: "PodSecurity",
  validate(object, request, machinery) {
    if (object === undefined) return;
    const { plural } = request.resource;
    if (plural === "namespaces") checkNamespaceLabels(object, request, machinery);
    else if (plural === "pods") checkPod(object, request, machinery);
    else checkWorkload(object, request, machinery);
  },
};

export const plugins: Readonly<Record<string, AdmissionPlugin>> = { PodSecurity: podSecurity };

function policyFor({ namespace }: AdmissionRequest, { cluster }: Machinery): Policy {
  return policyOf(cluster.find("namespaces", "", namespace)?.metadata.labels ?? {}).policy;
}

type PodLike = Stored & { readonly spec: PodSpec };

function checkPod(object: Stored, request: AdmissionRequest, machinery: Machinery): void {
  const { spec, metadata } = object as PodLike;
  if (request.operation === "UPDATE" && !hasOtherImages(spec, (request.old as PodLike).spec)) return;
  const policy = policyFor(request, machinery);
  const subject = { annotations: metadata.annotations ?? {}, spec };
  const why = shownViolations(violations(subject, policy.enforce, machinery.minor));
  if (why !== "") {
    const { resource } = request;
    throw forbidden(resource, metadata.name, `violates PodSecurity "${shownLevel(policy.enforce)}": ${why}`);
  }
  warn(subject, policy.warn, request, machinery);
}

/** Of workloads nothing is refused: their pods will be. */
function checkWorkload(object: Stored, request: AdmissionRequest, machinery: Machinery): void {
  const template = templateOf(object);
  if (template?.spec === undefined) return;
  const subject = { annotations: template.metadata?.annotations ?? {}, spec: template.spec };
  warn(subject, policyFor(request, machinery).warn, request, machinery);
}

function warn(subject: Subject, level: LevelVersion, request: AdmissionRequest, { minor }: Machinery): void {
  const why = shownViolations(violations(subject, level, minor));
  if (why !== "") request.warnings.push(`would violate PodSecurity "${shownLevel(level)}": ${why}`);
}

interface Template {
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: PodSpec;
}

interface Workload {
  readonly template?: Template;
  readonly spec?: { readonly template?: Template; readonly jobTemplate?: Workload };
}

function templateOf(object: Stored): Template | undefined {
  const { template, spec } = object as unknown as Workload;
  return template ?? spec?.jobTemplate?.spec?.template ?? spec?.template;
}

type Containers = readonly Pick<Container, "name" | "image">[];

/** Of an update, only new images and new ephemeral containers matter. */
function hasOtherImages(spec: PodSpec, old: PodSpec): boolean {
  if (differ(spec.containers, old.containers) || differ(spec.initContainers ?? [], old.initContainers ?? []))
    return true;
  const before: Containers = old.ephemeralContainers ?? [];
  return ((spec.ephemeralContainers ?? []) as Containers).some(
    ({ name, image }) => before.find((one) => one.name === name)?.image !== image,
  );
}

function differ(containers: Containers, old: Containers): boolean {
  return (
    containers.length !== old.length || containers.some(({ image }, index) => image !== old[index]?.image)
  );
}
