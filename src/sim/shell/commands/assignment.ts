import type { Task } from "../../kernel/task.ts";
import type { ArrayValue, Assignment } from "unbash";
import type { Shell } from "../shell.ts";
import { ShellError } from "../unwinding.ts";

/** `x=(...)` as an argument of `declare` and its like. */
export interface PendingArray {
  readonly name: string;
  readonly value: ArrayValue;
  readonly append: boolean;
}

/** Performs `x=1`, `x+=1`, `x[1]=2` or `x=(...)`. The result is the text that was assigned. */
export function* assign(shell: Shell, assignment: Assignment): Task<string> {
  const { name, value, append, index } = assignment;
  if (value.type === "ArrayValue") {
    yield* assignArray(shell, { name, value, append: append === true });
    return "";
  }
  const text = yield* shell.expandText(value, true);
  if (index === undefined) {
    if (append === true) shell.variables.append(name, text);
    else shell.variables.set(name, text);
    return text;
  }
  const subscript = yield* shell.subscript(name, index);
  const old = append === true ? (shell.variables.element(name, subscript) ?? "") : "";
  shell.variables.setElement(name, subscript, old + text);
  return text;
}

/** `x=(a b [5]=c)` and `x+=(...)`. */
export function* assignArray(
  shell: Shell,
  { name, value, append }: { readonly name: string; readonly value: ArrayValue; readonly append: boolean },
): Task<void> {
  const { variables } = shell;
  const elements = yield* arrayElements(shell, value);
  const variable = variables.writable(name);
  const isAssociative = variable.entries !== undefined;
  if (!append && isAssociative) variable.entries = new Map();
  else if (!append) variables.setArray(name, []);
  let next = Number(variables.elements(name).at(-1)?.[0] ?? -1) + 1;
  for (const { key, text } of elements) {
    if (isAssociative && key === undefined) {
      throw new ShellError(`${name}: ${text}: must use subscript when assigning associative array`);
    }
    const [keyWord] = shell.parseWord(key ?? "");
    const subscript = keyWord === undefined ? next : yield* shell.subscript(name, keyWord);
    variables.setElement(name, subscript, text);
    if (typeof subscript === "number") next = subscript + 1;
  }
}

interface Element {
  /** As it was written between brackets. */
  readonly key: string | undefined;
  readonly text: string;
}

function* arrayElements(shell: Shell, { elements: words }: ArrayValue): Task<readonly Element[]> {
  const elements: Element[] = [];
  for (const word of words) {
    const keyed = /^\[([^\]]*)\]=/.exec(word.text);
    if (keyed === null) {
      for (const text of yield* shell.fields([word])) elements.push({ key: undefined, text });
      continue;
    }
    const [value] = shell.parseWord(word.text.slice(keyed[0].length));
    elements.push({ key: keyed[1] ?? "", text: value === undefined ? "" : yield* shell.expandText(value) });
  }
  return elements;
}

/** An argument of `export`, `local` ... as one word. Arrays are assigned at once, so that the word carries a mark. */
export function* declarationWord(shell: Shell, assignment: Assignment): Task<string> {
  const { name, value, append, index } = assignment;
  const operator = append === true ? "+=" : "=";
  if (value.type === "ArrayValue") {
    const slot = `${name}\u0000${value.pos}`;
    shell.pendingArrays.set(slot, { name, value, append: append === true });
    return slot;
  }
  const subscript = index === undefined ? "" : `[${index.text}]`;
  return `${name}${subscript}${operator}${yield* shell.expandText(value, true)}`;
}

/** The array value that an argument stands for. */
export function takePendingArray(shell: Shell, word: string): PendingArray | undefined {
  const pending = shell.pendingArrays.get(word);
  shell.pendingArrays.delete(word);
  return pending;
}
