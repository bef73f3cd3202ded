/** A stretch in which two lists differ: lines `fromA` to `toA` (not included) of one against those of the other. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Edits beyond which the rest counts as changed altogether. */
const editsMax = 2_000;

/** The shortest edit between two lists of lines. @models Myers, An O(ND) Difference Algorithm */
export function differences(a: readonly string[], b: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  if (middleA.length === 0 && middleB.length === 0) return [];
  const trace = shortestEdit(middleA, middleB);
  const whole = { fromA: 0, toA: middleA.length, fromB: 0, toB: middleB.length };
  const changes = trace === undefined ? [whole] : walkBack(trace, middleA.length, middleB.length);
  const moved = changes.map((change) => shifted(change, start));
  return slid(moved, { a, b });
}

function shifted({ fromA, toA, fromB, toB }: Change, by: number): Change {
  return { fromA: fromA + by, toA: toA + by, fromB: fromB + by, toB: toB + by };
}

interface Lines {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** Of all places where lines may have been put in or taken out, GNU diff names the last one. */
function slid(changes: readonly Change[], { a, b }: Lines): readonly Change[] {
  const result: Change[] = [];
  for (let change of changes.toReversed()) {
    const next = result.at(-1);
    const endA = next?.fromA ?? a.length;
    while (change.toA < endA && canSlide(change, { a, b })) change = shifted(change, 1);
    join(result, change);
  }
  return result.toReversed();
}

function canSlide({ fromA, toA, fromB, toB }: Change, { a, b }: Lines): boolean {
  if (fromA === toA) return b[fromB] === b[toB];
  return fromB === toB && a[fromA] === a[toA];
}

type Frontier = ReadonlyMap<number, number>;

function shortestEdit(a: readonly string[], b: readonly string[]): readonly Frontier[] | undefined {
  const frontier = new Map<number, number>([[1, 0]]);
  const trace: Frontier[] = [];
  for (let edits = 0; edits <= Math.min(editsMax, a.length + b.length); edits++) {
    trace.push(new Map(frontier));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOf(frontier, diagonal, edits);
      let y = x - diagonal;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      frontier.set(diagonal, x);
      if (x >= a.length && y >= b.length) return trace;
    }
  }
  return undefined;
}

function startOf(frontier: Frontier, diagonal: number, edits: number): number {
  const down = frontier.get(diagonal + 1) ?? -1;
  const right = frontier.get(diagonal - 1) ?? -1;
  return diagonal === -edits || (diagonal !== edits && right < down) ? down : right + 1;
}

function walkBack(trace: readonly Frontier[], lengthA: number, lengthB: number): readonly Change[] {
  const changes: Change[] = [];
  let [x, y] = [lengthA, lengthB];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const frontier = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = frontier.get(diagonal + 1) ?? -1;
    const right = frontier.get(diagonal - 1) ?? -1;
    const isDown = diagonal === -edits || (diagonal !== edits && right < down);
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = frontier.get(previous) ?? 0;
    const fromY = fromX - previous;
    const change = isDown
      ? { fromA: fromX, toA: fromX, fromB: fromY, toB: fromY + 1 }
      : { fromA: fromX, toA: fromX + 1, fromB: fromY, toB: fromY };
    join(changes, change);
    [x, y] = [fromX, fromY];
  }
  return changes.toReversed();
}

/** Changes come from the back; those that touch become one. */
function join(changes: Change[], change: Change): void {
  const next = changes.at(-1);
  if (next !== undefined && next.fromA === change.toA && next.fromB === change.toB) {
    changes[changes.length - 1] = { fromA: change.fromA, toA: next.toA, fromB: change.fromB, toB: next.toB };
  } else {
    changes.push(change);
  }
}
