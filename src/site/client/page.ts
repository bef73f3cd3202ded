import type { PageData } from "../course/page-data.ts";

/** The element that a script cannot do without: throws if the page lacks it, which is a mistake in the layout. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as querySelector itself
export function element<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (found === null) throw new Error(`The page has no ${selector}`);
  return found;
}

export function elements<T extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

/** Calls back for clicks on anything with `data-act="act"`, now or later in the page. */
export function onAct(act: string, handler: (button: HTMLElement, event: Event) => void): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLElement>(`[data-act="${act}"]`);
    if (button !== null) handler(button, event);
  });
}

export const data: PageData = JSON.parse(element("#page-data").textContent) as PageData;

export const pane: HTMLElement = element("#terminal");

export function isPhone(): boolean {
  return matchMedia("(max-width: 639px)").matches;
}

export function isSheet(): boolean {
  return matchMedia("(max-width: 1023px)").matches;
}
