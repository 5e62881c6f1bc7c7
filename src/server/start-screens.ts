import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { sealSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { NOBODY } from "@/platform/rehearsal-key";
import { runtime } from "@/platform/runtime";
import { threadMemory } from "@/platform/thread-memory";
import { createForward, type Forward } from "@/server/forward-request";
import type { ScreensOrder } from "@/server/screens-order";
import { warmScreens } from "@/server/warm-screens";

/** How long the thread may take to finish what is in flight. Its jobs and imports go on after the next start. */
const STOP_MS = 40_000;

export interface Screens {
  readonly forward: Forward;
  /** Finishes what is in flight and ends the thread, after {@link STOP_MS} in any case. */
  stop(): Promise<void>;
}

/**
 * Starts the thread that answers everything but respondents, see docs/decisions/0095: what renders a dashboard or runs an
 * import for a second keeps no respondent waiting. A thread that breaks ends the process, as any uncaught error does.
 */
export async function startScreens({ root, port }: { readonly root: string; readonly port: number }): Promise<Screens> {
  // A page runs much code, and seldom: compiled plainly at once it costs a tenth less than read line by line first.
  setFlagsFromString("--always-sparkplug");
  const place = await socketPlace();
  const rehearsalKey = randomBytes(16).toString("hex");
  const order: ScreensOrder = { root, port, socketPath: place.socketPath, memory: threadMemory(), rehearsalKey };
  const thread = new Worker(new URL("./screens.mjs", import.meta.url), { workerData: order });
  const ended = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      thread.once("message", () => resolve());
      thread.once("error", reject);
      thread.once("exit", () => reject(new Error("The app's thread ended before it was ready.")));
    });
  } catch (error) {
    await place.remove();
    throw error;
  }
  const { forward, close } = createForward(place.socketPath);
  const warming = new AbortController();
  const cookie = `${sessionCookieName(runtime().env)}=${await sealSession(runtime().authSecret, NOBODY)}`;
  void warmScreens({ forward, doorPath: `${place.socketPath}-rehearsal`, rehearsalKey, cookie }, warming.signal);
  let stopping = false;
  thread.removeAllListeners("error").on("error", (error) => {
    throw error;
  });
  thread.once("exit", () => {
    if (!stopping) throw new Error("The app's thread ended.");
  });
  return {
    forward,
    stop: async () => {
      stopping = true;
      warming.abort();
      close();
      thread.postMessage("stop");
      const patience = setTimeout(() => void thread.terminate(), STOP_MS);
      await ended;
      clearTimeout(patience);
      await place.remove();
    },
  };
}

/** A folder that nobody else may enter: who can connect there can say which address a request came from. */
async function socketPlace(): Promise<{ socketPath: string; remove: () => Promise<void> }> {
  if (process.platform === "win32") {
    return { socketPath: `\\\\.\\pipe\\candor-${randomBytes(8).toString("hex")}`, remove: async () => {} };
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), "candor-"));
  return { socketPath: path.join(folder, "screens"), remove: () => rm(folder, { recursive: true, force: true }) };
}
