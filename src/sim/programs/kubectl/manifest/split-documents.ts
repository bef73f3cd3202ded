/** One document of a file and the line on which it begins (from 0). */
export interface DocumentText {
  readonly text: string;
  readonly line: number;
}

/**
 * Cuts at lines that begin with `---`, as the reader of kubectl does: before any YAML is understood.
 * @models staging/src/k8s.io/apimachinery/pkg/util/yaml/decoder.go splitYAMLDocument, 1.33
 */
export function splitDocuments(text: string): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  const lines = text.split("\n");
  let start = 0;
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    if (line !== undefined && !/^---\s*(#.*)?$/.test(line) && !line.startsWith("--- ")) continue;
    documents.push({ text: lines.slice(start, index).join("\n"), line: start });
    start = line?.startsWith("--- ") === true ? index : index + 1;
  }
  return documents.filter(({ text: document }) => !isBlank(document));
}

/** Nothing but comments and white space. */
function isBlank(document: string): boolean {
  return document.split("\n").every((line) => /^\s*(#.*)?$/.test(line));
}
