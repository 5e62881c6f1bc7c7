import type { ThreadMemory } from "@/platform/thread-memory";

/** What the thread of the screens is told when it begins. */
export interface ScreensOrder {
  /** The project's folder, which holds `.next`. */
  readonly root: string;
  /** The port at which people reach Candor. */
  readonly port: number;
  /** Where the thread listens. */
  readonly socketPath: string;
  readonly memory: ThreadMemory;
  /** What the server says when it asks for the rehearsal. */
  readonly rehearsalKey: string;
}

/** What it tells. */
export type ScreensNews = "ready";
