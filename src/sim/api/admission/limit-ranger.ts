import type {
  Container,
  LimitRangeItem,
  LimitRangeSpec,
  PersistentVolumeClaimSpec,
} from "kubernetes-types/core/v1";
import { formatQuantity, type Quantity } from "../../wire/quantity.ts";
import type { Stored } from "../../wire/object.ts";
import type { Machinery } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import type { PodLike } from "./pod-like.ts";
import { podResources } from "./pod-resources.ts";
import { aggregated, refusal } from "./refusal.ts";
import { resourceList, shownList, type ResourceList } from "./resource-list.ts";

type LimitRange = Stored & { readonly spec: LimitRangeSpec };
type Claim = Stored & { readonly spec: PersistentVolumeClaimSpec };

const annotation = "kubernetes.io/limit-ranger";

/**
 * Gives containers the default requests and limits of their namespace, and refuses what is beyond its bounds.
 * @models plugin/pkg/admission/limitranger/admission.go, 1.33
 */
export const limitRanger: AdmissionPlugin = {
  name: "LimitRanger",
  mutate(object, request, machinery) {
    if (request.resource.plural !== "pods") return object;
    return rangesFor(request, machinery).reduce(
      (pod, { spec }) => withDefaultResources(pod, spec.limits ?? []),
      object as PodLike,
    );
  },
  validate(object, request, machinery) {
    if (object === undefined) return;
    for (const { spec } of rangesFor(request, machinery)) {
      const wrong = (spec.limits ?? []).flatMap((item) =>
        request.resource.plural === "pods"
          ? podErrors(object as PodLike, item)
          : claimErrors(object as Claim, item),
      );
      if (wrong.length > 0) throw refusal(request, object, aggregated(wrong));
    }
  },
};

function rangesFor({ namespace, old }: AdmissionRequest, { cluster }: Machinery): readonly LimitRange[] {
  if (old?.metadata.deletionTimestamp !== undefined) return [];
  return [...(cluster.collection("limitranges")?.all(namespace) ?? [])] as LimitRange[];
}

type Texts = Readonly<Record<string, string>>;

interface Given {
  readonly container: Container;
  /** What the annotation says of it. */
  readonly notes: readonly string[];
}

function withDefaultResources(pod: PodLike, limits: readonly LimitRangeItem[]): PodLike {
  const items = limits.filter(({ type }) => type === "Container");
  const requests: Texts = Object.assign({}, ...items.map(({ defaultRequest }) => defaultRequest ?? {}));
  const maxima: Texts = Object.assign({}, ...items.map((item) => item.default ?? {}));
  const give = (what: string) => (container: Container) => given(container, what, { requests, maxima });
  const containers = pod.spec.containers.map(give("container"));
  const first = pod.spec.initContainers?.map(give("init container"));
  const notes = [...containers, ...(first ?? [])].flatMap((one) => one.notes);
  if (notes.length === 0) return pod;
  const annotations = {
    ...pod.metadata.annotations,
    [annotation]: `LimitRanger plugin set: ${notes.join("; ")}`,
  };
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    spec: {
      ...pod.spec,
      containers: containers.map(({ container }) => container),
      ...(first === undefined ? {} : { initContainers: first.map(({ container }) => container) }),
    },
  };
}

function given(
  container: Container,
  what: string,
  defaults: { readonly requests: Texts; readonly maxima: Texts },
): Given {
  const { requests = {}, limits = {} } = container.resources ?? {};
  const missing = (all: Texts, own: Texts): readonly string[] =>
    Object.keys(all)
      .filter((name) => own[name] === undefined)
      .toSorted();
  const newRequests = missing(defaults.requests, requests);
  const newLimits = missing(defaults.maxima, limits);
  if (newRequests.length + newLimits.length === 0) return { container, notes: [] };
  const note = (names: readonly string[], word: string): readonly string[] =>
    names.length === 0 ? [] : [`${names.join(", ")} ${word} for ${what} ${container.name}`];
  const resources = {
    ...container.resources,
    ...filled("limits", limits, defaults.maxima),
    ...filled("requests", requests, defaults.requests),
  };
  return {
    container: { ...container, resources },
    notes: [...note(newRequests, "request"), ...note(newLimits, "limit")],
  };
}

function filled(field: string, own: Texts, defaults: Texts): Readonly<Record<string, Texts>> {
  const whole = { ...shownList(resourceList(defaults)), ...own };
  return Object.keys(whole).length === 0 ? {} : { [field]: whole };
}

interface Usage {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

function podErrors(pod: PodLike, item: LimitRangeItem): readonly string[] {
  const { spec } = pod;
  if (item.type === "Pod") {
    return errors(item, { requests: podResources(spec, "requests"), limits: podResources(spec, "limits") });
  }
  if (item.type !== "Container") return [];
  return [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }) =>
    errors(item, { requests: resourceList(resources?.requests), limits: resourceList(resources?.limits) }),
  );
}

function claimErrors(claim: Claim, item: LimitRangeItem): readonly string[] {
  if (item.type !== "PersistentVolumeClaim") return [];
  const requests = resourceList(claim.spec.resources?.requests);
  const all = { type: item.type, requests, limits: {} };
  return [
    ...each(item.min, (bound) => belowMinimum(bound, all)),
    ...each(item.max, (bound) => claimAbove(bound, all)),
  ];
}

function errors(item: LimitRangeItem, usage: Usage): readonly string[] {
  const all = { ...usage, type: item.type };
  return [
    ...each(item.min, (bound) => belowMinimum(bound, all)),
    ...each(item.max, (bound) => aboveMaximum(bound, all)),
    ...each(item.maxLimitRequestRatio, (bound) => aboveRatio(bound, all)),
  ];
}

interface Bound {
  readonly name: string;
  readonly enforced: Quantity;
}

function each(list: Texts | undefined, check: (bound: Bound) => string | undefined): readonly string[] {
  return Object.entries(resourceList(list)).flatMap(([name, enforced]) => check({ name, enforced }) ?? []);
}

interface Judged extends Usage {
  readonly type: string;
}

function belowMinimum({ name, enforced }: Bound, { type, requests, limits }: Judged): string | undefined {
  const request = requests[name];
  const limit = limits[name];
  const rule = `minimum ${name} usage per ${type} is ${formatQuantity(enforced)}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  if (request.nano < enforced.nano) return `${rule}, but request is ${formatQuantity(request)}`;
  if (limit !== undefined && limit.nano < enforced.nano)
    return `${rule}, but limit is ${formatQuantity(limit)}`;
  return undefined;
}

function aboveMaximum({ name, enforced }: Bound, { type, requests, limits }: Judged): string | undefined {
  const request = requests[name];
  const limit = limits[name];
  const rule = `maximum ${name} usage per ${type} is ${formatQuantity(enforced)}`;
  if (limit === undefined) return `${rule}.  No limit is specified`;
  if (limit.nano > enforced.nano) return `${rule}, but limit is ${formatQuantity(limit)}`;
  if (request !== undefined && request.nano > enforced.nano)
    return `${rule}, but request is ${formatQuantity(request)}`;
  return undefined;
}

function claimAbove({ name, enforced }: Bound, { type, requests }: Judged): string | undefined {
  const request = requests[name];
  const rule = `maximum ${name} usage per ${type} is ${formatQuantity(enforced)}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  return request.nano > enforced.nano ? `${rule}, but request is ${formatQuantity(request)}` : undefined;
}

function aboveRatio({ name, enforced }: Bound, { type, requests, limits }: Judged): string | undefined {
  const request = requests[name]?.nano ?? 0n;
  const limit = limits[name]?.nano ?? 0n;
  const rule = `${name} max limit to request ratio per ${type} is ${formatQuantity(enforced)}`;
  if (request === 0n) return `${rule}, but no request is specified or request is 0`;
  if (limit === 0n) return `${rule}, but no limit is specified or limit is 0`;
  const ratio = Number(limit) / Number(request);
  if (ratio * 1e9 <= Number(enforced.nano)) return undefined;
  return `${rule}, but provided ratio is ${ratio.toFixed(6)}`;
}
