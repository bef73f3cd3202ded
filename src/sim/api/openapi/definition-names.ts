import type { Scalar, ScalarType } from "../../wire/schema/go-type.ts";

const api = "io.k8s.api";
const machinery = "io.k8s.apimachinery.pkg";

/** Packages that are not in k8s.io/api, with the prefix of their definitions. */
const prefixes: readonly (readonly [start: string, prefix: string])[] = [
  ["meta/", `${machinery}.apis.meta`],
  ["apiextensions/", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions"],
  ["apiregistration/", "io.k8s.kube-aggregator.pkg.apis.apiregistration"],
  ["metrics/", "io.k8s.metrics.pkg.apis.metrics"],
];

/** `io.k8s.api.core.v1.Pod` for `core/v1.Pod`. */
export function definitionName(key: string): string {
  const known = prefixes.find(([start]) => key.startsWith(start));
  if (known !== undefined) return `${known[1]}.${key.slice(known[0].length)}`;
  if (!key.includes("/")) return `${machinery}.${key}`;
  return `${api}.${key.replace("/", ".")}`;
}

const quantity = `${machinery}.api.resource.Quantity`;
const intOrString = `${machinery}.util.intstr.IntOrString`;
const apiExtensions = ({ name }: ScalarType): string => definitionName(`apiextensions/${name}`);

const scalars: Readonly<Partial<Record<Scalar, (type: ScalarType) => string>>> = {
  quantity: () => quantity,
  intOrString: () => intOrString,
  time: () => definitionName("meta/v1.Time"),
  microTime: () => definitionName("meta/v1.MicroTime"),
  duration: () => definitionName("meta/v1.Duration"),
  raw: rawDefinition,
  schemaOrBool: apiExtensions,
  schemaOrArray: apiExtensions,
  schemaOrStrings: apiExtensions,
};

/** The definition of a scalar that OpenAPI knows by a name of its own; undefined for strings, numbers and bytes. */
export function scalarDefinition(type: ScalarType): string | undefined {
  return scalars[type.scalar]?.(type);
}

function rawDefinition(type: ScalarType): string {
  if (type.name === "v1.FieldsV1") return definitionName("meta/v1.FieldsV1");
  return type.name.endsWith(".JSON") ? apiExtensions(type) : `${machinery}.runtime.RawExtension`;
}
