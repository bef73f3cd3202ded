import { expect, type Locator, type Page } from "@playwright/test";

/** A lesson page as a learner uses it. What commands printed is read from the page's accessible output log. */
export class LessonPage {
  readonly page: Page;
  readonly #log: Locator;

  constructor(page: Page) {
    this.page = page;
    this.#log = page.getByTestId("output-log").locator("li");
  }

  get progress(): Locator {
    return this.page.getByTestId("progress");
  }

  get pane(): Locator {
    return this.page.getByTestId("terminal-pane");
  }

  task(id: string): Locator {
    return this.page.locator(`.task[data-task="${id}"]`);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.ready();
  }

  /** The prompt is there: drawn by xterm and not the placeholder. */
  async ready(): Promise<void> {
    await expect(this.pane).toHaveAttribute("data-live", "", { timeout: 20_000 });
  }

  /** What the terminal shows. */
  async screen(): Promise<string> {
    const rows = await this.page.locator(".xterm-rows > div").allTextContents();
    return rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd()).join("\n");
  }

  async focusTerminal(): Promise<void> {
    await this.page.locator(".xterm-helper-textarea").focus();
  }

  /** Types a command and Enter at the keyboard, and gives back what it printed. */
  async run(command: string): Promise<string> {
    const before = await this.#log.count();
    await this.enter(command);
    return this.#printed(before);
  }

  /** Types one line, pastes several; then Enter. */
  async enter(command: string): Promise<void> {
    await this.focusTerminal();
    if (command.includes("\n")) await this.paste(command);
    else await this.page.keyboard.type(command);
    await this.page.keyboard.press("Enter");
  }

  async paste(text: string): Promise<void> {
    await this.page.locator(".xterm-helper-textarea").evaluate((area, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Clicks a Run button, and gives back what its last command printed. */
  async click(run: Locator): Promise<string> {
    const before = await this.#log.count();
    await run.click();
    return this.#printed(before);
  }

  async #printed(before: number): Promise<string> {
    await expect.poll(() => this.#log.count(), { timeout: 20_000 }).toBeGreaterThan(before);
    return this.#log.nth(-1).evaluate((item) => {
      const rows = [...item.querySelectorAll("tr")].map((row) =>
        [...row.cells].map((cell) => cell.textContent).join("   "),
      );
      return rows.length > 0 ? rows.join("\n") : (item.querySelector("pre")?.textContent ?? "");
    });
  }

  async skip(): Promise<void> {
    const clock = this.page.getByTestId("clock");
    const before = await clock.textContent();
    await this.page.getByTestId("skip").click();
    await expect(clock).not.toHaveText(before ?? "");
  }

  /** Skips from event to event until something holds. Never waits for time to pass. */
  async skipUntil(holds: () => Promise<boolean>, most = 60): Promise<void> {
    for (let times = 0; times < most; times++) {
      if (await holds()) return;
      await this.skip();
    }
    throw new Error(`After ${most} events it still does not hold`);
  }
}
