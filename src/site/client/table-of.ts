/** Reads what `kubectl get` prints: columns that start where their upper case heads do. Undefined if it is no table. */
export function tableOf(text: string): string[][] | undefined {
  const lines = text.split("\n");
  const [head = "", ...rest] = lines;
  if (!/^[A-Z][A-Z() -]*( {2,}[A-Z]| {3})/.test(head) || rest.length === 0) return undefined;
  const starts = [...head.matchAll(/(?:^| {2,})(?=\S)/g)].map((match) => match.index + match[0].length);
  if (starts.length < 2) return undefined;
  const aligned = lines.every((line) =>
    starts.slice(1).every((start) => line.length < start || line[start - 1] === " "),
  );
  return aligned ? lines.map((line) => cells(line, starts)) : undefined;
}

function cells(line: string, starts: readonly number[]): string[] {
  return starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
}
