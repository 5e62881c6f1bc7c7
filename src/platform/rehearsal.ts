import "server-only";
import { headers } from "next/headers";
import { type Tx, withReads } from "@/db/client";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { findMembership } from "@/platform/auth/memberships";
import { findSession } from "@/platform/auth/sessions";
import { isRehearsalKey, REHEARSAL_HEADER } from "@/platform/rehearsal-key";
import { runtime } from "@/platform/runtime";

/** Nobody and nothing has this id. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Whether our own server asks, so that a page is compiled before the first person asks for one like it. */
export async function isRehearsal(): Promise<boolean> {
  return isRehearsalKey((await headers()).get(REHEARSAL_HEADER));
}

/** Reads as a page does, in a workspace that does not exist: every statement is made and sent, and finds nothing. */
export async function rehearse<Found>(read: (tx: Tx, scope: WorkspaceScope) => Promise<Found>): Promise<Found> {
  const { appDb } = runtime();
  await findSession(appDb, NOBODY, new Date());
  await findMembership(appDb, NOBODY, "nobody");
  const scope = mintScope(NOBODY, { kind: "job", name: "rehearsal" });
  return withReads(appDb, scope, (tx) => read(tx, scope));
}
