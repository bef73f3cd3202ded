const database = "drydock";
const recordings = "recordings";

/** Recordings by key, in IndexedDB. Where the browser keeps nothing (private mode), `persistent` is false. */
export class Storage {
  readonly #opening: Promise<IDBDatabase | undefined>;

  constructor() {
    this.#opening = open();
  }

  async read(key: string): Promise<string | undefined> {
    const db = await this.#opening;
    if (db === undefined) return undefined;
    try {
      const value: unknown = await done(db.transaction(recordings).objectStore(recordings).get(key));
      return typeof value === "string" ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** False if it could not be kept. */
  async write(key: string, recording: string): Promise<boolean> {
    const db = await this.#opening;
    if (db === undefined) return false;
    try {
      await done(db.transaction(recordings, "readwrite").objectStore(recordings).put(recording, key));
      return true;
    } catch {
      return false;
    }
  }
}

async function open(): Promise<IDBDatabase | undefined> {
  try {
    const request = indexedDB.open(database, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(recordings));
    return await done(request);
  } catch {
    return undefined;
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB refused")));
  });
}
