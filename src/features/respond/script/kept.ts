/** A form that was sent or should be: kept until the server has it, so a closed tab or a lost line loses nothing. */
export interface Kept {
  /** Submission and question: a newer answer to the same question replaces the older one. */
  readonly id: string;
  readonly action: string;
  readonly body: string;
  readonly at: number;
}

const NAME = "candor.kept";
const DAYS_30 = 2_592_000_000;
let memory: Kept[] = [];

/** What waits, oldest first. Falls back to memory where the browser stores nothing. */
export function kept(): Kept[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(NAME) || "[]");
    const list = Array.isArray(read) ? (read as Kept[]) : [];
    return list.filter((one) => one && typeof one.body === "string" && Date.now() - one.at < DAYS_30);
  } catch {
    return memory;
  }
}

export function keep(entry: Kept): void {
  save([...kept().filter((one) => one.id !== entry.id), entry].slice(-50));
}

/** Forgets exactly this one; a newer answer under the same id stays. */
export function forget(entry: Kept): void {
  save(kept().filter((one) => one.id !== entry.id || one.body !== entry.body));
}

function save(list: Kept[]): void {
  memory = list;
  try {
    if (list.length) localStorage.setItem(NAME, JSON.stringify(list));
    else localStorage.removeItem(NAME);
  } catch {
    // No storage (private window, full disk): memory holds it while the page is open.
  }
}
