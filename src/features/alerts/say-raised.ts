import type { Tx } from "@/db/client";
import { findAlert } from "@/db/queries/alerts/find-alert";
import type { WorkspaceScope } from "@/db/scope";
import type { ChatMessage } from "@/domain/webhooks/chat-text";
import { alertWordsIn } from "@/features/alerts/alert-words";
import { sayAlert, sayMoved, saySides } from "@/features/alerts/describe-alert";
import type { ChatWords } from "@/platform/i18n/chat-words";

/** An alert in a few lines, as its mail says it: what left its usual range since when, from where to where, what moved most. */
export async function sayRaised(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  { locale }: ChatWords,
): Promise<ChatMessage | null> {
  const found = await findAlert(tx, scope, id);
  if (found === null) return null;
  const words = alertWordsIn(locale);
  const sides = saySides(words, found);
  const figures = [sides?.sentence ?? words.t("hidden"), sides?.after.between, sides?.after.basis];
  return {
    lines: [sayAlert(words, found), figures.filter(Boolean).join(" · "), sayMoved(words, found)],
    path: `alerts/${id}`,
  };
}
