import type { Lab } from "../lab/lab.ts";
import { parseRecording, RecordingError } from "../session/parse-recording.ts";
import type { Recording } from "../session/recording.ts";
import { Session, type SessionListener } from "../session/session.ts";
import { Divergence } from "../session/timeline.ts";
import type { OpenSession } from "./protocol.ts";
import type { Storage } from "./storage.ts";

type Asked = Omit<OpenSession, "terminal">;

export interface Opened {
  readonly session: Session;
  readonly resumed: boolean;
  /** The recording that it began with, as it was stored. */
  readonly text: string | undefined;
  /** Why a stored or imported recording was put aside. */
  readonly diverged?: string;
}

/**
 * Opens the session that is imported or stored, or a new one. A recording that cannot be replayed is kept under
 * another key, and its reason told. Rejects if code cannot be loaded.
 */
export async function openSession(
  asked: Asked,
  storage: Storage,
  listener: SessionListener,
): Promise<Opened> {
  const text = asked.recording ?? (await storage.read(asked.key));
  if (text === undefined) return { session: await fresh(asked, listener), resumed: false, text };
  try {
    const { header, entries } = fitting(parseRecording(text), asked);
    const session = await Session.open({ header, ...labOf(asked), opensEarly: true, entries, listener });
    return { session, resumed: true, text };
  } catch (error) {
    if (!(error instanceof RecordingError || error instanceof Divergence || error instanceof RangeError))
      throw error;
    await storage.write(`${asked.key}#put-aside`, text);
    return { session: await fresh(asked, listener), resumed: false, text, diverged: error.message };
  }
}

function fresh(asked: Asked, listener: SessionListener): Promise<Session> {
  const { scenario, kubernetesVersion, seed, start } = asked;
  const header = { scenario, kubernetesVersion, seed, start };
  return Session.open({ header, ...labOf(asked), opensEarly: true, listener });
}

function labOf({ lab }: Asked): { lab: Lab } | Record<string, never> {
  return lab === undefined ? {} : { lab: lab as Lab };
}

/** A recording of another lesson or of another version of the lab would grade something else. */
function fitting(recording: Recording, asked: Asked): Recording {
  const { lab } = recording.header;
  const wanted = labOf(asked).lab;
  if (lab?.id !== wanted?.id) throw new RecordingError(`it belongs to the lab ${lab?.id ?? "(none)"}`);
  if (lab !== undefined && lab.version !== wanted?.version) {
    throw new RecordingError(
      `the lab has changed since: version ${lab.version} is now ${wanted?.version ?? "?"}`,
    );
  }
  return recording;
}
