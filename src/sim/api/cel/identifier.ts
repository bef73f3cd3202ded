/** Words that CEL keeps for itself. */
const reserved = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);

const escapes: Readonly<Record<string, string>> = {
  ".": "__dot__",
  "-": "__dash__",
  "/": "__slash__",
  __: "__underscores__",
};

/**
 * The name of a property in expressions; undefined if it cannot have one.
 * @models staging/src/k8s.io/apiserver/pkg/cel/escaping.go Escape, 1.33
 */
export function celIdentifier(name: string): string | undefined {
  if (reserved.has(name)) return `__${name}__`;
  const escaped = name.replaceAll(/__|[./-]/g, (part) => escapes[part] ?? part);
  return /^[A-Za-z_]\w*$/.test(escaped) ? escaped : undefined;
}
