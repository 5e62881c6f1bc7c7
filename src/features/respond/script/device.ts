/** A form that was sent or should be: kept until the server has it, so a closed tab or a lost line loses nothing. */
export interface Kept {
  /** Submission and questions: a newer answer to the same questions replaces the older one. */
  readonly id: string;
  readonly sid: string;
  readonly action: string;
  readonly body: string;
  /** Milliseconds, and always more than any earlier step's: the order of sending, and the revision that is sent. */
  readonly rev: number;
}

/** An answer that was begun here: how to go on with it. */
export interface Begun {
  /** The survey's address as it was opened. */
  readonly id: string;
  readonly sid: string;
  /** The respondent's own address; "" before anything is stored. */
  readonly url: string;
  /** Fields that were filled in and not sent yet. */
  readonly draft: readonly (readonly [string, string])[];
  /** Milliseconds. */
  readonly rev: number;
}

const DAY = 86_400_000;
const memory = new Map<string, Kept>();
const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const asked = indexedDB.open("candor");
  asked.onupgradeneeded = () => {
    for (const name of ["kept", "begun"]) asked.result.createObjectStore(name, { keyPath: "id" });
  };
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = reject;
});
/** Some browsers never answer, and a busy device answers late. */
const late = new Promise<never>((_, reject) => {
  setTimeout(reject, 1_000);
});

/** Keeps a form on the device, else, where that keeps nothing (private window, full disk), in this page. */
export async function keep(entry: Kept): Promise<void> {
  if (await run("kept", (store) => store.put(entry))) memory.delete(entry.id);
  else memory.set(entry.id, entry);
}

/** Whether a form would be lost with this page. */
export function onlyHere(id: string): boolean {
  return memory.has(id);
}

/** What waits, in the order in which it was given. */
export async function kept(): Promise<Kept[]> {
  const list = [...(await youngest<Kept>("kept", 30)), ...memory.values()];
  return list.sort((a, b) => a.rev - b.rev);
}

/** Forgets exactly this one; a newer answer under the same id stays. */
export async function forget(entry: Kept): Promise<void> {
  if (memory.get(entry.id)?.rev === entry.rev) memory.delete(entry.id);
  await run("kept", (store) => {
    const found = store.get(entry.id);
    found.onsuccess = () => found.result?.rev === entry.rev && store.delete(entry.id);
    return found;
  });
}

export function begin(begun: Begun): void {
  run("begun", (store) => store.put(begun));
}

export function end(id: string): void {
  run("begun", (store) => store.delete(id));
}

/** What was begun at this address in the last week. */
export async function begunAt(id: string): Promise<Begun | undefined> {
  return (await youngest<Begun>("begun", 7)).find((begun) => begun.id === id);
}

/** What a store holds that is young enough; the rest is deleted. */
async function youngest<T extends Kept | Begun>(name: "kept" | "begun", days: number): Promise<T[]> {
  const list = ((await run(name, (store) => store.getAll())) || []) as T[];
  return list.filter((entry) => {
    const young = Date.now() - entry.rev < days * DAY;
    if (!young) run(name, (store) => store.delete(entry.id));
    return young;
  });
}

/** Resolves when the change is on the device; undefined where the device keeps nothing. Sending waits for nothing late. */
async function run<T>(name: string, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await (name === "kept" ? Promise.race([opened, late]) : opened);
    return await new Promise((resolve, reject) => {
      const change = database.transaction(name, "readwrite");
      const request = work(change.objectStore(name));
      // What has no second step is kept even where the page ends before it could be told of it.
      if (!request.onsuccess) change.commit?.();
      change.oncomplete = () => resolve(request.result);
      change.onabort = reject;
    });
  } catch {
    // It keeps nothing.
  }
}
