import { timingSafeEqual } from "node:crypto";
import { runtime } from "@/platform/runtime";

export const REHEARSAL_HEADER = "x-candor-rehearsal";

/** Nobody and nothing has this id: who rehearses is signed in by a session that does not exist. */
export const NOBODY = "00000000-0000-4000-8000-000000000000";

/** What our own server says when it asks for a page that nobody else is shown; set once, when its thread begins. */
export function setRehearsalKey(key: string): void {
  runtime().once("rehearsal-key", () => key);
}

/** False for everybody where no key was set: Next runs without our server. */
export function isRehearsalKey(said: string | null): boolean {
  const key = Buffer.from(runtime().once("rehearsal-key", () => ""));
  const given = Buffer.from(said ?? "");
  return key.length > 0 && given.length === key.length && timingSafeEqual(given, key);
}
