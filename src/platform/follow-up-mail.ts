import type { Tx } from "@/db/client";
import { findMailStop, switchFollowUpMail } from "@/db/queries/follow-ups/follow-up-mail";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";

/** Stops the mails that tell a member of their follow-ups, or starts them again; what is so already is left alone. */
export async function setFollowUpMail(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { active, now }: { readonly active: boolean; readonly now: Date },
): Promise<void> {
  if (active !== (await findMailStop(tx, scope, userId))) return;
  await switchFollowUpMail(tx, scope, userId, { active, now });
  const action = active ? "follow_up_mail.started" : "follow_up_mail.stopped";
  await writeAudit(tx, scope, { action, subject: userId });
}
