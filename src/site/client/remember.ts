/** A small choice that outlives the page. Private modes refuse storage: then it is forgotten, and nothing breaks. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`drydock:${name}`, value);
  } catch {
    // Nothing to do: the choice holds until the page is left.
  }
}

export function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(`drydock:${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}
