/** What Go's encoding/json says of a text that is not JSON, as kubectl shows it. */
export function jsonComplaint(text: string): string {
  const start = text.indexOf("{");
  const rest = text.slice(start + 1);
  const blanks = rest.length - rest.trimStart().length;
  const next = rest.trimStart().charAt(0);
  if (next !== "" && next !== '"' && next !== "}") {
    return `json: offset ${start + blanks + 2}: invalid character '${next}' looking for beginning of object key string`;
  }
  return isOpen(text) ? "unexpected EOF" : "json: invalid character after object key:value pair";
}

/** More brackets are opened than closed. */
function isOpen(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text.charAt(index);
    if (inString && sign === "\\") index++;
    else if (sign === '"') inString = !inString;
    else if (!inString && (sign === "{" || sign === "[")) depth++;
    else if (!inString && (sign === "}" || sign === "]")) depth--;
  }
  return depth > 0 || inString;
}
