import type { Tx } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import type { StreamedAnswer } from "@/db/queries/answers/export-answers";
import type { SurveyRow } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { countOnDays, listSmallDays } from "@/db/queries/list-small-days";
import type { WorkspaceScope } from "@/db/scope";
import { startOfDay } from "@/domain/calendar/day";
import type { ExportedAnswer } from "@/domain/exports/exported-answer";

/**
 * What a row may say. In an anonymous survey neither attributes nor identity, as several together point at one person, and of a
 * day on which too few answered only its month.
 */
export async function tellRow(
  tx: Tx,
  scope: WorkspaceScope,
  survey: SurveyRow,
): Promise<(row: StreamedAnswer) => ExportedAnswer> {
  if (!survey.anonymous) return (row) => row;
  const small = await listSmallDays(tx, scope, survey.id, survey.minimumGroup);
  const { zone } = await findWorkspace(tx, scope);
  return (row) => {
    const told = { ...row, attributes: {}, identity: {}, customer: null, stage: null };
    if (!small.has(row.day)) return told;
    const month = startOfDay(`${row.day.slice(0, 7)}-01`, zone).toISOString();
    return { ...told, answeredAt: month, completedAt: row.completedAt === null ? null : month };
  };
}

/** Why an anonymous survey's answers may not leave under this filter; null where they may, and for every other survey. */
export async function refusalOf(
  tx: Tx,
  scope: WorkspaceScope,
  survey: SurveyRow,
  filter: AnswerFilter,
): Promise<"tooFew" | "onlyByDay" | null> {
  if (!survey.anonymous) return null;
  if (narrows(filter)) return "onlyByDay";
  const { from, to } = filter;
  const state = filter.state === "real" || filter.state === "any" ? null : filter.state;
  const { minimumGroup } = survey;
  return (await countOnDays(tx, scope, survey.id, { from, to, state }, minimumGroup)) < minimumGroup ? "tooFew" : null;
}

/** Whether it asks for more than days and a state: the rows that are left would say what they have in common. */
function narrows(filter: AnswerFilter): boolean {
  const { part, scores, dimensions, without, locale, channel, version, customer, answered, comment, words } = filter;
  const singly = [part, locale, channel, version, customer, answered, filter.choice ?? null, comment];
  const chosen = singly.some((one) => one !== null);
  return chosen || scores.length + words.length + without.length > 0 || Object.keys(dimensions).length > 0;
}
