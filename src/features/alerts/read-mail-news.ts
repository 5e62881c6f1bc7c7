import type { Tx } from "@/db/client";
import { type ClaimedAlertMail, listUntoldAlerts } from "@/db/queries/alerts/alert-mail";
import { findAlert } from "@/db/queries/alerts/find-alert";
import { listFollowedRules } from "@/db/queries/alerts/find-rule";
import { listSingleAnswers } from "@/db/queries/alerts/list-single-answers";
import { findRole } from "@/db/queries/find-role";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { alertWordsIn } from "@/features/alerts/alert-words";
import { sayAlert, sayMoved, saySides } from "@/features/alerts/describe-alert";
import { followedSurveys } from "@/features/alerts/followed-surveys";
import type { AppLocale } from "@/platform/i18n/locale";
import { can } from "@/platform/roles";

/** A line of a mail with where it leads, below the workspace's own address. */
export interface AlertLine {
  readonly text: string;
  readonly detail: string;
  readonly path: string;
}

/** All that one mail tells. */
export interface AlertNews {
  readonly alertIds: readonly string[];
  readonly numbers: readonly AlertLine[];
  readonly answers: readonly AlertLine[];
  /** There are more answers than the mail names. */
  readonly moreAnswers: boolean;
}

const MOST_ANSWERS = 20;

/**
 * What a member is to be told now, in their language: alerts of their numbers that were not told to them, and single answers
 * since the last mail where they want those, without the ones that they follow up themselves and are told of anyway.
 */
export async function readMailNews(
  tx: Tx,
  scope: WorkspaceScope,
  { userId, wish, answersSince }: Pick<ClaimedAlertMail, "userId" | "wish" | "answersSince">,
  { locale, now }: { readonly locale: AppLocale; readonly now: Date },
): Promise<AlertNews> {
  const words = alertWordsIn(locale);
  const { zone } = await findWorkspace(tx, scope);
  const ids = wish.numbers === "at_once" ? await listUntoldAlerts(tx, scope, userId, localDay(now, zone)) : [];
  const numbers: AlertLine[] = [];
  for (const id of ids) {
    const found = await findAlert(tx, scope, id);
    if (found === null) continue;
    const sides = saySides(words, found);
    const detail = [
      sides?.sentence ?? words.t("hidden"),
      sides?.after.between,
      sides?.after.basis,
      sayMoved(words, found),
    ];
    numbers.push({ text: sayAlert(words, found), detail: detail.filter(Boolean).join(" · "), path: `alerts/${id}` });
  }
  const role = await findRole(tx, scope, userId);
  const told = wish.answers && role !== null && can(role, "response.read");
  const surveyIds = told ? followedSurveys(await listFollowedRules(tx, scope, userId)) : [];
  const asked = { surveyIds, after: answersSince, now, notOf: userId, limit: MOST_ANSWERS + 1 };
  const found = await listSingleAnswers(tx, scope, asked);
  const answers = found.slice(0, MOST_ANSWERS).map(({ id, kind, surveyName, owner }) => ({
    text: [words.t(`answers.kind.${kind}`), surveyName].filter(Boolean).join(" · "),
    detail: owner === null ? words.t("answers.nobody") : words.t("answers.owner", { name: owner }),
    path: `feedback?open=${id}`,
  }));
  return { alertIds: ids, numbers, answers, moreAnswers: found.length > answers.length };
}
