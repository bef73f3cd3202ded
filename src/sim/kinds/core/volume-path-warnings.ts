import type { Volume, VolumeProjection } from "kubernetes-types/core/v1";

/** A file of a volume, and whose it is. */
interface PlacedPath {
  readonly path: string;
  readonly source: string;
}

interface Item {
  readonly path?: string;
}

function pathsOf(items: readonly Item[] | undefined, source = ""): readonly PlacedPath[] {
  return (items ?? []).map(({ path = "" }) => ({ path: path.replace(/\/+$/, ""), source }));
}

/**
 * Files of one volume that would be written over each other.
 * @models pkg/api/pod/warnings.go warningsForOverlappingVirtualPaths, 1.33
 */
export function pathOverlapWarnings(volumes: readonly Volume[]): readonly string[] {
  return volumes.flatMap(({ name, configMap, secret, downwardAPI, projected }) => {
    const warn = (what: string, paths: readonly PlacedPath[]): readonly string[] =>
      overlaps(paths).map((text) => `volume ${JSON.stringify(name)} (${what}): overlapping paths: ${text}`);
    const sources = projected?.sources ?? [];
    const empty = sources.filter((source) => Object.keys(source).length === 0);
    return [
      ...warn(`ConfigMap ${JSON.stringify(configMap?.name)}`, pathsOf(configMap?.items)),
      ...warn(`Secret ${JSON.stringify(secret?.secretName)}`, pathsOf(secret?.items)),
      ...warn("DownwardAPI", pathsOf(downwardAPI?.items)),
      ...empty.map(() => `volume ${JSON.stringify(name)} (Projected) has no sources provided`),
      ...warn(
        "Projected",
        sources.flatMap((source) => projectedPaths(source)),
      ),
    ];
  });
}

function projectedPaths(source: VolumeProjection): readonly PlacedPath[] {
  const { configMap, secret, downwardAPI, serviceAccountToken: token, clusterTrustBundle: bundle } = source;
  const quoted = (name = ""): string => JSON.stringify(name);
  if (configMap?.items) return pathsOf(configMap.items, `ConfigMap ${quoted(configMap.name)}`);
  if (secret?.items) return pathsOf(secret.items, `Secret ${quoted(secret.name)}`);
  if (downwardAPI?.items) return pathsOf(downwardAPI.items, "DownwardAPI");
  if (token) return pathsOf([token], "ServiceAccountToken");
  return bundle ? pathsOf([bundle], `ClusterTrustBundle ${quoted(bundle.name ?? bundle.signerName)}`) : [];
}

/** No volume of a sane pod has more files; the rest of one that does is not compared. */
const comparedMax = 500;

function overlaps(all: readonly PlacedPath[]): readonly string[] {
  const paths = all.slice(0, comparedMax);
  return paths.flatMap((one, index) => {
    if (one.path === "") return [];
    const others = paths
      .slice(0, index)
      .filter((other) => other.path !== "" && isAround(one.path, other.path));
    return others.map((other) => `${shown(one)} with ${shown(other)}`);
  });
}

/** The same file, or one in a directory of the name of the other. */
function isAround(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

function shown({ path, source }: PlacedPath): string {
  return source === "" ? JSON.stringify(path) : `${JSON.stringify(path)} (${source})`;
}
