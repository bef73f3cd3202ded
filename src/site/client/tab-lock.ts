import { hideBar, showBar } from "./bars.ts";
import { link } from "./link.ts";
import { data, pane } from "./page.ts";

const { bars: text } = data.texts;

/** How long the tab that has the session may take to store it before the other one takes it anyway. */
const handOverMs = 1500;

/**
 * Lets one tab at a time own the stored session. Resolves when this one may open it; a second tab is read-only until
 * "Take over here", which makes the first one store what it has and stop.
 */
export function ownSession(): Promise<void> {
  if (navigator.locks === undefined) return Promise.resolve();
  const name = `drydock:${data.session.key}`;
  const channel = new BroadcastChannel(name);
  return new Promise((resolve) => {
    const own = (): Promise<void> => {
      hideBar("tab");
      pane.removeAttribute("data-read-only");
      resolve();
      return new Promise((release) => {
        channel.onmessage = () => void handOver(release);
      });
    };
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock !== null) return own();
      offer(() => takeOver({ name, channel, own }));
      return undefined;
    });
  });
}

function offer(act: () => void): void {
  pane.setAttribute("data-read-only", "");
  showBar("tab", { kind: "warning", text: text.otherTab, actions: [{ text: text.takeOver, act }] });
}

interface Claim {
  readonly name: string;
  readonly channel: BroadcastChannel;
  readonly own: () => Promise<void>;
}

async function takeOver({ name, channel, own }: Claim): Promise<void> {
  channel.postMessage("take over");
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), handOverMs);
  try {
    await navigator.locks.request(name, { signal: patience.signal }, () => {
      clearTimeout(timer);
      return own();
    });
  } catch {
    await navigator.locks.request(name, { steal: true }, own).catch(stop);
  }
}

async function handOver(release: () => void): Promise<void> {
  const stored = link.next("stored");
  link.send({ do: "visible", visible: false });
  await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, handOverMs / 2))]);
  stop();
  release();
}

/** This tab no longer has the session: a reload asks for it again. */
function stop(): void {
  link.close();
  pane.setAttribute("data-read-only", "");
  const actions = [{ text: text.takeOver, act: () => location.reload() }];
  showBar("tab", { kind: "warning", text: text.movedAway, actions });
}
