/** A control character: below space, or delete. */
export function isControl(char: string): boolean {
  return char < " " || char === "\u007f";
}

export function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isControl(text.charAt(index))) return true;
  return false;
}
