import type { Container, PodSpec, PodTemplateSpec, Volume } from "kubernetes-types/core/v1";
import { isObject, without } from "../../wire/json.ts";

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: object | undefined): Fields {
  return (value ?? {}) as Fields;
}

/**
 * A pod's spec without the fields whose feature gates are off: they are forgotten without a word.
 * @models pkg/api/pod/util.go dropDisabledFields, 1.33 with its default feature gates
 */
export function withoutGatedFields<T extends PodSpec>(spec: T, old: PodSpec | undefined): T {
  let result = spec;
  for (const field of ["resources", "resourceClaims"]) {
    if (fieldsOf(result)[field] !== undefined && fieldsOf(old)[field] === undefined) {
      result = without(result as Fields, [field]) as unknown as T;
    }
  }
  if (old === undefined && result.volumes?.some((volume) => isGated(volume))) result = withoutVolumes(result);
  for (const list of ["containers", "initContainers"] as const) {
    const containers = result[list];
    const changed = containers?.map((container) => withoutGatedParts(container));
    if (changed?.some((container, index) => container !== containers?.[index])) {
      result = { ...result, [list]: changed };
    }
  }
  return result;
}

/** The same of a template, wherever it stands. */
export function withoutGatedTemplate<T extends PodTemplateSpec>(
  template: T,
  old: PodTemplateSpec | undefined,
): T {
  if (template.spec === undefined) return template;
  const spec = withoutGatedFields(template.spec, old?.spec);
  return spec === template.spec ? template : { ...template, spec };
}

/** An object whose spec has a template. */
export interface Templated {
  readonly spec: { readonly template?: PodTemplateSpec };
}

/** For kinds that hold a template: what is to be done before they are stored. */
export function prepareTemplate<T extends Templated>(object: T, old: T | undefined): T {
  const { template } = object.spec;
  if (!template) return object;
  const changed = withoutGatedTemplate(template, old?.spec.template);
  return changed === template ? object : { ...object, spec: { ...object.spec, template: changed } };
}

function isGated(volume: Volume): boolean {
  if (fieldsOf(volume)["image"] !== undefined) return true;
  return (volume.projected?.sources ?? []).some(
    (source) => fieldsOf(source)["clusterTrustBundle"] !== undefined,
  );
}

function withoutVolumes<T extends PodSpec>(spec: T): T {
  const gone = new Set(
    spec.volumes?.filter((volume) => fieldsOf(volume)["image"] !== undefined).map(({ name }) => name),
  );
  const volumes = spec.volumes
    ?.filter(({ name }) => !gone.has(name))
    .map((volume) => withoutTrustBundles(volume));
  const unmounted = (containers: Container[] | undefined): Container[] | undefined =>
    containers?.map((container) =>
      container.volumeMounts?.some(({ name }) => gone.has(name))
        ? { ...container, volumeMounts: container.volumeMounts.filter(({ name }) => !gone.has(name)) }
        : container,
    );
  const initial = unmounted(spec.initContainers);
  return {
    ...spec,
    ...(volumes && { volumes }),
    containers: unmounted(spec.containers) ?? [],
    ...(initial && { initContainers: initial }),
  };
}

function withoutTrustBundles(volume: Volume): Volume {
  const { projected } = volume;
  if (projected === undefined || !isGated(volume)) return volume;
  const sources = (projected.sources ?? []).map((source) =>
    without(fieldsOf(source), ["clusterTrustBundle"]),
  );
  return { ...volume, projected: { ...projected, sources } };
}

function withoutGatedParts(container: Container): Container {
  let result = container;
  const resources = fieldsOf(container.resources);
  if (resources["claims"] !== undefined) result = { ...result, resources: without(resources, ["claims"]) };
  const { lifecycle } = container;
  if (isObject(lifecycle) && lifecycle["stopSignal"] !== undefined) {
    const rest = without(lifecycle, ["stopSignal"]);
    result = Object.keys(rest).length === 0 ? without(result, ["lifecycle"]) : { ...result, lifecycle: rest };
  }
  return result;
}
