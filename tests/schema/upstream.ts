import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readPackage, type GoDeclaration } from "./go-package.ts";

/** The releases of the staging repositories that the selectable versions were made from. */
export const releases: Readonly<Record<string, string>> = {
  "1.33": "v0.33.1",
  "1.30": "v0.30.4",
  "1.29": "v0.29.4",
  "1.22": "v0.22.17",
  "1.20": "v0.20.2",
  "1.18": "v0.18.4",
};

/** Groups with all versions that any of the releases serves by default, or sends (admission). */
const served: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  admission: { v1: "1.18-", v1beta1: "1.18-1.20" },
  admissionregistration: { v1: "1.18-", v1beta1: "1.18-1.20" },
  apps: { v1: "1.18-" },
  authentication: { v1: "1.18-", v1beta1: "1.18-1.20" },
  authorization: { v1: "1.18-", v1beta1: "1.18-1.20" },
  autoscaling: { v1: "1.18-", v2: "1.29-", v2beta1: "1.18-1.22", v2beta2: "1.18-1.22" },
  batch: { v1: "1.18-", v1beta1: "1.18-1.22" },
  certificates: { v1: "1.20-", v1beta1: "1.18-1.20" },
  coordination: { v1: "1.18-", v1beta1: "1.18-1.20" },
  core: { v1: "1.18-" },
  discovery: { v1: "1.22-", v1beta1: "1.18-1.22" },
  events: { v1: "1.20-", v1beta1: "1.18-1.22" },
  extensions: { v1beta1: "1.18-1.20" },
  flowcontrol: { v1: "1.29-", v1beta1: "1.20-1.22", v1beta3: "1.29-1.30" },
  networking: { v1: "1.18-", v1beta1: "1.18-1.20" },
  node: { v1: "1.20-", v1beta1: "1.18-1.22" },
  policy: { v1: "1.22-", v1beta1: "1.18-1.22" },
  rbac: { v1: "1.18-", v1beta1: "1.18-1.20" },
  scheduling: { v1: "1.18-", v1beta1: "1.18-1.20" },
  storage: { v1: "1.18-", v1beta1: "1.18-1.22" },
};

const otherPackages: readonly (readonly [key: string, repository: string, folder: string, from: string])[] = [
  ["meta/v1", "apimachinery", "pkg/apis/meta/v1", "1.18-"],
  ["runtime", "apimachinery", "pkg/runtime", "1.18-"],
  ["version", "apimachinery", "pkg/version", "1.18-"],
  ["apiextensions/v1", "apiextensions-apiserver", "pkg/apis/apiextensions/v1", "1.18-"],
  ["apiextensions/v1beta1", "apiextensions-apiserver", "pkg/apis/apiextensions/v1beta1", "1.18-1.20"],
  ["apiregistration/v1", "kube-aggregator", "pkg/apis/apiregistration/v1", "1.18-"],
  ["apiregistration/v1beta1", "kube-aggregator", "pkg/apis/apiregistration/v1beta1", "1.18-1.20"],
  ["metrics/v1beta1", "metrics", "pkg/apis/metrics/v1beta1", "1.18-"],
];

/** Everything that the API of one version is made of. `modules` is Go's module cache, `~/go/pkg/mod`. */
export function declarationsOf(modules: string, version: string): readonly GoDeclaration[] {
  const release = releases[version] ?? "";
  const at = (repository: string, folder: string): string =>
    join(modules, `k8s.io/${repository}@${release}`, folder);
  const groups = Object.entries(served).flatMap(([group, versions]) =>
    Object.entries(versions)
      .filter(([, range]) => isWithin(version, range))
      .flatMap(([name]) => readPackage(at("api", `${group}/${name}`), `${group}/${name}`)),
  );
  const others = otherPackages
    .filter(([, , , range]) => isWithin(version, range))
    .flatMap(([key, repository, folder]) => readPackage(at(repository, folder), key));
  return [...groups, ...others].filter(({ key }) => !isUnused(key));
}

/** Go's own machinery in the same packages. */
function isUnused(key: string): boolean {
  if (key.startsWith("runtime.")) return !/\.(?:RawExtension|Unknown|TypeMeta)$/.test(key);
  return /\.(?:InternalEvent|cborMajorType|TableOptions|PodSignature|PreferAvoidPodsEntry|AvoidPods|RangeAllocation|SerializedReference|PodStatusResult)$/.test(
    key,
  );
}

function isWithin(version: string, range: string): boolean {
  const [from = "", until = ""] = range.split("-");
  const minor = (text: string): number => Number(text.split(".")[1] ?? 99);
  return minor(version) >= minor(from) && minor(version) <= minor(until === "" ? "1.99" : until);
}

/** Groups of the API's sources that no API server registers. */
const unregistered = /\/(?:testdata|apidiscovery)\//;

/** Every group and version that the server's scheme knows, served or not: `rbac.authorization.k8s.io/v1`. */
export function groupVersionsOf(modules: string, version: string): readonly string[] {
  const release = releases[version] ?? "";
  const roots = [
    join(modules, `k8s.io/api@${release}`),
    join(modules, `k8s.io/apiextensions-apiserver@${release}/pkg/apis`),
    join(modules, `k8s.io/kube-aggregator@${release}/pkg/apis`),
  ];
  const found = roots.flatMap((root) =>
    globSync("*/v[0-9]*/", { cwd: root })
      .filter((folder) => !unregistered.test(`/${folder}/`))
      .flatMap((folder) => groupVersion(root, folder)),
  );
  return found.toSorted();
}

/** The group's name stands beside the types, or with the internal ones. */
function groupVersion(root: string, folder: string): readonly string[] {
  const [parent = "", version = ""] = folder.split("/");
  const files = [join(root, folder, "register.go"), join(root, parent, "register.go")];
  const text = files
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("");
  const name = /GroupName = "([^"]*)"/.exec(text)?.[1];
  return name === undefined ? [] : [`${name}/${version}`];
}
