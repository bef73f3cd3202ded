/** One directive of nginx's configuration, with its block if it has one. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly block: readonly Directive[] | undefined;
  readonly line: number;
}

/** The configuration is broken: nginx's message without the file's name. */
export class ConfError extends Error {
  override name = "ConfError";
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

interface Token {
  readonly text: string;
  readonly line: number;
  readonly quoted: boolean;
}

const tokensMax = 20_000;

const remembered = new Map<string, readonly Directive[]>();
const rememberedMax = 20;

/** Reads a file of nginx's configuration. Throws ConfError. Most containers have the image's own: it is read once. */
export function parseConf(text: string): readonly Directive[] {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const directives = parseWhole(text);
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(text, directives);
  return directives;
}

function parseWhole(text: string): readonly Directive[] {
  const tokens = tokenize(text);
  const position = { at: 0 };
  const directives = parseBlock(tokens, position, 0);
  const rest = tokens[position.at];
  if (rest !== undefined) throw new ConfError(`unexpected "}"`, rest.line);
  return directives;
}

function parseBlock(tokens: readonly Token[], position: { at: number }, depth: number): readonly Directive[] {
  const directives: Directive[] = [];
  for (let token = tokens[position.at]; token !== undefined; token = tokens[position.at]) {
    if (token.text === "}" && !token.quoted) return directives;
    directives.push(parseDirective(tokens, position, depth));
  }
  if (depth > 0) throw new ConfError(`unexpected end of file, expecting "}"`, tokens.at(-1)?.line ?? 1);
  return directives;
}

function parseDirective(tokens: readonly Token[], position: { at: number }, depth: number): Directive {
  const words: Token[] = [];
  let token = tokens[position.at++];
  for (; token !== undefined && isWord(token); token = tokens[position.at++]) words.push(token);
  const [name, ...rest] = words;
  if (token === undefined) throw new ConfError(unfinished, words.at(-1)?.line ?? 1);
  if (name === undefined || token.text === "}") throw new ConfError(`unexpected "${token.text}"`, token.line);
  const head = { name: name.text, args: rest.map(({ text }) => text), line: name.line };
  if (token.text === ";") return { ...head, block: undefined };
  if (depth > 20) throw new ConfError("too many nested blocks", name.line);
  const block = parseBlock(tokens, position, depth + 1);
  if (tokens[position.at++] === undefined)
    throw new ConfError('unexpected end of file, expecting "}"', name.line);
  return { ...head, block };
}

const unfinished = 'unexpected end of file, expecting ";" or "}"';

function isWord({ text, quoted }: Token): boolean {
  return quoted || !";{}".includes(text);
}

const tokenShape =
  /(\n)|[ \t\r]+|#[^\n]*|"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|([;{}])|((?:\$\{[^}\s]*\}|[^\s;{}"'])+)/y;

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

function unescaped(text: string): string {
  return text.replaceAll(/\\([^])/g, (whole, char: string) => escapes[char] ?? whole);
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  const shape = new RegExp(tokenShape);
  for (let match = shape.exec(text); match !== null && match[0] !== ""; match = shape.exec(text)) {
    if (tokens.length > tokensMax) throw new ConfError("the file is too large", line);
    const [, newline, double, single, mark, word] = match;
    if (newline !== undefined) line++;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ text: unescaped(quoted), line, quoted: true });
    else if (mark !== undefined) tokens.push({ text: mark, line, quoted: false });
    else if (word !== undefined) tokens.push({ text: word, line, quoted: false });
  }
  return tokens;
}
