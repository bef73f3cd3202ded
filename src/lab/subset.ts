/** One place where an object is not what it should be. Undefined found: nothing is there. */
export interface Difference {
  /** `spec.containers[worker].image` */
  readonly path: string;
  readonly expected: unknown;
  readonly found: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What of the expected is missing in the found. More than expected is never a difference. In lists of objects with
 * names these are matched by name; other objects in lists each need a match somewhere; lists of plain values have to
 * be equal.
 */
export function differences(expected: unknown, found: unknown, path = ""): readonly Difference[] {
  if (Array.isArray(expected)) return listDifferences(expected, found, path);
  if (!isFields(expected)) return expected === found ? [] : [{ path, expected, found }];
  if (!isFields(found)) return [{ path, expected, found }];
  return Object.entries(expected).flatMap(([key, child]) =>
    differences(child, found[key], path === "" ? key : `${path}.${key}`),
  );
}

function listDifferences(expected: readonly unknown[], found: unknown, path: string): readonly Difference[] {
  if (!Array.isArray(found)) return [{ path, expected, found }];
  if (!expected.every(isFields))
    return JSON.stringify(expected) === JSON.stringify(found) ? [] : [{ path, expected, found }];
  return expected.flatMap((item) => {
    const { name } = item;
    if (typeof name === "string")
      return differences(
        item,
        found.find((one) => isNamed(one, name)),
        `${path}[${name}]`,
      );
    const attempts = found.map((one, index) => differences(item, one, `${path}[${index}]`));
    return closest(attempts) ?? [{ path, expected: item, found: undefined }];
  });
}

/** The attempt that is least wrong: the one worth talking about. */
export function closest(attempts: readonly (readonly Difference[])[]): readonly Difference[] | undefined {
  let best: readonly Difference[] | undefined;
  for (const attempt of attempts) if (best === undefined || attempt.length < best.length) best = attempt;
  return best;
}

function isNamed(value: unknown, name: string): boolean {
  return isFields(value) && value["name"] === name;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
