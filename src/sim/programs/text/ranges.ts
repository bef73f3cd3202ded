/** Which columns `1,3-5,7-` names, from 1; undefined if it is no list. */
export function parseRanges(text: string): ((column: number) => boolean) | undefined {
  const ranges: (readonly [from: number, to: number])[] = [];
  for (const part of text.split(/[, ]/)) {
    const match = /^(\d*)(-?)(\d*)$/.exec(part);
    if (match === null || part === "" || part === "-") return undefined;
    const from = match[1] === "" ? 1 : Number(match[1]);
    const to = match[2] === "" ? from : match[3] === "" ? Infinity : Number(match[3]);
    if (from === 0 || to < from) return undefined;
    ranges.push([from, to]);
  }
  return (column) => ranges.some(([from, to]) => column >= from && column <= to);
}
