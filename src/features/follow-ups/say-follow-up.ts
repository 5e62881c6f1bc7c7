import type { Tx } from "@/db/client";
import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import type { WorkspaceScope } from "@/db/scope";
import { isCause } from "@/domain/follow-up/causes";
import { isClosed } from "@/domain/follow-up/move-state";
import { type ChatMessage, setApart } from "@/domain/webhooks/chat-text";
import { whyOf } from "@/features/follow-ups/board/describe-row";
import { findTold } from "@/features/follow-ups/tell-follow-up";
import type { ChatWords } from "@/platform/i18n/chat-words";
import { sayInstant } from "@/platform/i18n/say-days";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

const MOST = { name: 100, cause: 120, words: 300 };

/** A follow-up in a few lines: whose it is and why, and until when or with what outcome. */
export async function sayFollowUp(
  tx: Tx,
  scope: WorkspaceScope,
  { event, id }: { readonly event: "follow_up.opened" | "follow_up.closed"; readonly id: string },
  { t, locale, zone }: ChatWords,
): Promise<ChatMessage | null> {
  const row = await findTold(tx, scope, id);
  if (row === null) return null;
  const words = translatorIn(locale, "followUps");
  // An address that a link or an answer holds is no name, and the API tells none either.
  const name = row.customer?.name || row.customer?.externalId;
  const who = name ? setApart(name, MOST.name) : words("nobody");
  const why = sayWhy(row, words, locale);
  const stands = isClosed(row.state) ? sayOutcome(row, words) : null;
  const due = t("chat.due", { due: sayInstant(row.dueAt, zone, locale) });
  const comment = row.comment === null ? "" : t("chat.words", { words: setApart(row.comment, MOST.words) });
  const path = `feedback?open=${id}`;
  if (event === "follow_up.opened")
    return { lines: [t("chat.opened", { who }), `${why} · ${stands ?? due}`, comment], path };
  return { lines: [t("chat.closed", { who }), `${stands ?? t("chat.openAgain")} · ${why}`], path };
}

function sayWhy(row: ListedFollowUp, t: Translator<"followUps">, locale: string): string {
  const why = whyOf(row, { t, locale });
  return row.score === null ? why : t("mail.scored", { why, score: row.score });
}

/** "Solved", "Not solvable · Cause: Price". */
function sayOutcome({ state, cause, causeWords }: ListedFollowUp, t: Translator<"followUps">): string {
  const outcome = t(`states.${state}`);
  if (!isCause(cause)) return outcome;
  const named = causeWords === "" ? t(`causes.${cause}`) : setApart(causeWords, MOST.cause);
  return `${outcome} · ${t("events.cause", { cause: named })}`;
}
