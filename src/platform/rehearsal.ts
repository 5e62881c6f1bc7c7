import "server-only";
import { headers } from "next/headers";
import { type Tx, withReads } from "@/db/client";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { isRehearsalKey, NOBODY, REHEARSAL_HEADER } from "@/platform/rehearsal-key";
import { runtime } from "@/platform/runtime";
import { type FrameReads, readEach } from "@/platform/session";

const SCOPE = mintScope(NOBODY, { kind: "job", name: "rehearsal" });

/** Whether our own server asks, so that a page is compiled before the first person asks for one like it. */
export async function isRehearsal(): Promise<boolean> {
  return isRehearsalKey((await headers()).get(REHEARSAL_HEADER));
}

/** Reads as a page does, in a workspace that does not exist: every statement is made and sent, and finds nothing. */
export function rehearse<Found>(read: (tx: Tx, scope: WorkspaceScope) => Promise<Found>): Promise<Found> {
  return withReads(runtime().appDb, SCOPE, (tx) => read(tx, SCOPE));
}

/** The same of what the frame around a page reads. */
export function rehearseFrame<Found extends Readonly<Record<string, unknown>>>(
  reads: FrameReads<Found>,
): Promise<Found> {
  const access = { scope: SCOPE, role: "owner", userId: NOBODY, workspace: { zone: "UTC" } } as const;
  return rehearse((tx) => readEach(tx, access, reads));
}
