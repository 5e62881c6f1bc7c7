import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import type { WorkspaceScope } from "@/db/scope";
import type { MetricId } from "@/domain/metrics/metric-id";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import type { DayRange } from "@/features/dashboards/cut-days";
import { hideAnswer, hideSegments } from "@/features/dashboards/hide-small-groups";
import type { MetricQuery } from "@/features/dashboards/input";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import { isUuid } from "@/platform/is-uuid";

/**
 * The response rate of an anonymous survey without what its channels would tell of few: those of fewer who were asked than its smallest
 * group, and the next smallest from which they would follow; by a filter no more than by groups.
 */
export async function hideSmallChannels(
  tx: Tx,
  scope: WorkspaceScope,
  query: Pick<MetricQuery, "survey" | "filters" | "by">,
  told: { readonly answer: MetricAnswer; readonly compared: DayRange | null; readonly today: string },
): Promise<MetricAnswer> {
  const { answer, compared, today } = told;
  const { channel } = query.filters;
  const surveyId = query.survey ?? query.filters.survey ?? "";
  const cut = query.by === "channel" || channel !== undefined;
  if (answer.metric !== "response_rate" || !cut || !isUuid(surveyId)) return answer;
  const survey = await findSurvey(tx, scope, surveyId);
  if (survey !== null && !survey.anonymous) return answer;
  const minimum = minimumOf(survey);
  if (channel === undefined) return { ...answer, breakdown: hideSegments(answer.breakdown, minimum, false) };
  const series = answer.series.map(({ start, end }) => ({ from: start, to: end }));
  const periods = [{ from: answer.from, to: answer.to }, ...(compared ? [compared] : []), ...series];
  const few = await findFew(tx, scope, { survey: surveyId, channel, minimum }, periods, today);
  const all = few[0] === true;
  const first = periods.length - series.length;
  const hidden = new Set(series.filter((_, place) => few[first + place]).map(({ from }) => from));
  const shown = { ...answer, breakdown: hideSegments(answer.breakdown, minimum, all) };
  return hideAnswer(shown, minimum, {
    ...{ range: all, compared: compared !== null && few[1] === true },
    period: (start) => hidden.has(start),
  });
}

/**
 * In which of the periods a number may not be told, as it is the response rate of few who were asked by one channel of an
 * anonymous survey. None of any other number.
 */
export async function hiddenChannels(
  tx: Tx,
  scope: WorkspaceScope,
  asked: { readonly metric: MetricId; readonly survey: string | null; readonly channel: string | undefined },
  periods: readonly DayRange[],
  today: string,
): Promise<readonly boolean[]> {
  const { metric, survey: surveyId, channel } = asked;
  const told = periods.map(() => false);
  if (metric !== "response_rate" || channel === undefined || surveyId === null || !isUuid(surveyId)) return told;
  const survey = await findSurvey(tx, scope, surveyId);
  if (survey !== null && !survey.anonymous) return told;
  return findFew(tx, scope, { survey: surveyId, channel, minimum: minimumOf(survey) }, periods, today);
}

/** Of a survey that is deleted nobody says any more whether it is anonymous: until it is erased, none of its channels is told. */
function minimumOf(survey: { readonly minimumGroup: number } | null): number {
  return survey?.minimumGroup ?? Number.POSITIVE_INFINITY;
}

/** The same of a survey that is anonymous. */
async function findFew(
  tx: Tx,
  scope: WorkspaceScope,
  of: { readonly survey: string; readonly channel: string; readonly minimum: number },
  periods: readonly DayRange[],
  today: string,
): Promise<readonly boolean[]> {
  const filter = [{ dimension: "survey", value: of.survey }];
  const cells = await readInvitationInputs(tx, scope, { periods, filter, by: "channel", today });
  return periods.map((_, place) => {
    const own = cells.filter(({ period, group }) => period === place && group !== null);
    const sized = own.map(({ group, input }) => ({ key: group ?? "", n: input.denominator }));
    return hiddenGroups(sized, { minimum: of.minimum }).includes(of.channel);
  });
}
