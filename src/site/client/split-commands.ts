/**
 * Splits a console block into the commands that a shell would read one after the other: heredocs, quotes over several
 * lines and lines that end in a backslash stay together. Each part is typed when the prompt has come back.
 */
export function splitCommands(code: string): string[] {
  const commands: string[] = [];
  let lines: string[] = [];
  for (const line of code.split("\n")) {
    lines.push(line);
    const text = lines.join("\n");
    if (isOpen(text)) continue;
    if (text.trim() !== "") commands.push(text);
    lines = [];
  }
  if (lines.join("").trim() !== "") commands.push(lines.join("\n"));
  return commands;
}

function isOpen(text: string): boolean {
  return text.endsWith("\\") || openHeredoc(text) || openQuote(text);
}

function openHeredoc(text: string): boolean {
  const start = /<<-?\s*(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/.exec(text);
  if (start === null) return false;
  const body = text.split("\n").slice(1);
  return !body.some((line) => line.trim() === start[2]);
}

function openQuote(text: string): boolean {
  if (text.includes("<<")) return false;
  let quote: string | undefined;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index);
    if (letter === "\\" && quote !== "'") index++;
    else if (quote === undefined && letter === "#" && /(^|\s)$/.test(text.slice(0, index))) return false;
    else if (quote === undefined && (letter === "'" || letter === '"')) quote = letter;
    else if (letter === quote) quote = undefined;
  }
  return quote !== undefined;
}
