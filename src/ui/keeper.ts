/** How what is kept while it is worked on stands: untouched, changed, on its way, stored, or why it is not. */
export interface Standing {
  readonly state: "kept" | "waits" | "saving" | "saved" | "failed";
  readonly message: string | null;
  /** By the name of the field. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What the server had when a page was drawn, and when that was stored; "" where nothing was. */
export interface Stored<Value> {
  readonly value: Value;
  readonly at: string;
}

interface Reply {
  readonly at?: string;
  readonly stored?: boolean;
  readonly title?: string;
  readonly detail?: string;
  readonly reference?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

const KEPT: Standing = { state: "kept", message: null, errors: {} };

/** Browsers carry 64 KiB in all past the end of a page: one request under way and the one that follows it. */
const OUTLIVES_THE_PAGE = 32_000;

/** This tab's keepers by where they store. One outlives the page that shows it, until what was made there is stored. */
const keepers = new Map<string, Keeper>();
if (typeof window !== "undefined")
  window.addEventListener("pagehide", () => {
    for (const keeper of keepers.values()) keeper.leave();
  });

/**
 * Who keeps what a page shows. The browser's way back shows a page as it was first drawn: what this tab stored since, or
 * could not store yet, goes before it.
 */
export function keeperOf(url: string, { value, at }: Stored<unknown>): Keeper {
  const here = keepers.get(url);
  if (here && (!here.settled || here.at > at)) return here;
  return new Keeper(url, JSON.stringify(value), at);
}

/**
 * Keeps what changes on the server: one request at a time, the newest last. Each says on top of what it was made, so that the
 * server passes over one that comes late.
 */
export class Keeper {
  /** The newest, as JSON. */
  wanted: string;
  /** When what the server has was stored, by its own clock. */
  at: string;
  #url: string;
  #sent: string;
  #stored: string;
  #standing = KEPT;
  #running: Promise<void> | null = null;
  #leaving: Promise<unknown> = Promise.resolve();
  #tell: () => void = () => {};

  constructor(url: string, stored: string, at: string) {
    this.#url = url;
    this.at = at;
    this.wanted = this.#sent = this.#stored = stored;
  }

  /** Whether the server has the newest and nothing is on its way. */
  get settled(): boolean {
    return this.#running === null && this.wanted === this.#stored;
  }

  /** For the page that shows it; what ends that sends what still waits. */
  readonly open = (): (() => void) => {
    keepers.set(this.#url, this);
    return () => void this.store();
  };

  readonly listen = (tell: () => void): (() => void) => {
    this.#tell = tell;
    return () => {
      if (this.#tell === tell) this.#tell = () => {};
    };
  };

  readonly standing = (): Standing => this.#standing;

  /** Says what is to be stored next; null for what cannot be, such as a brand without a name. */
  want(next: string | null): void {
    this.wanted = next ?? this.#sent;
    if (this.#running) return;
    if (!this.settled) this.#say({ ...this.#standing, state: "waits" });
    else if (this.#standing.state !== "saved") this.#say(KEPT);
  }

  /** Stores the newest now. Ends when the server has it, or has refused it. */
  readonly store = async (): Promise<void> => {
    if (this.settled) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    await this.#running;
  };

  /** The page ends: what is not known to be stored goes at once, whatever else is on its way. */
  leave(): void {
    if (this.settled) return;
    this.#leaving = this.#send(this.wanted);
    void this.store();
  }

  async #run(): Promise<void> {
    for (;;) {
      await this.#leaving;
      const next = this.wanted;
      if (next === this.#stored) break;
      this.#say({ ...this.#standing, state: "saving" });
      const refusal = await this.#send(next, this.at);
      // Stored, passed over, or refused while a newer one was made: looked at again.
      if (refusal === null || next !== this.wanted) continue;
      this.#say(refusal);
      return;
    }
    this.#say({ ...KEPT, state: "saved" });
  }

  /** Sends one; null when the server took note of it, else why not. `after`: only where nothing was stored since then. */
  async #send(value: string, after?: string): Promise<Standing | null> {
    this.#sent = value;
    const body = new TextEncoder().encode(JSON.stringify({ value: JSON.parse(value), after }));
    const reply = await fetch(this.#url, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body,
      keepalive: body.length <= OUTLIVES_THE_PAGE,
    }).catch(() => null);
    const read: Reply = await (reply?.json() ?? Promise.resolve({})).catch(() => ({}));
    if (!reply?.ok || read.at === undefined) {
      const errors = Object.fromEntries((read.errors ?? []).map(({ path, message }) => [path, message]));
      const message = [read.detail ?? read.title, read.reference].filter(Boolean).join(" ");
      return { state: "failed", message: message || null, errors };
    }
    this.at = read.at;
    if (read.stored) this.#stored = value;
    return null;
  }

  #say(standing: Standing): void {
    this.#standing = standing;
    this.#tell();
  }
}
