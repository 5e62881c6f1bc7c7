import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import type { WorkspaceScope } from "@/db/scope";
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
  if (survey === null || !survey.anonymous) return answer;
  const minimum = survey.minimumGroup;
  if (channel === undefined) return { ...answer, breakdown: hideSegments(answer.breakdown, minimum, false) };
  const series = answer.series.map(({ start, end }) => ({ from: start, to: end }));
  const periods = [{ from: answer.from, to: answer.to }, ...(compared ? [compared] : []), ...series];
  const filter = [{ dimension: "survey", value: surveyId }];
  const cells = await readInvitationInputs(tx, scope, { periods, filter, by: "channel", today });
  const isHidden = (place: number) => {
    const own = cells.filter(({ period, group }) => period === place && group !== null);
    const sized = own.map(({ group, input }) => ({ key: group ?? "", n: input.denominator }));
    return hiddenGroups(sized, { minimum }).includes(channel);
  };
  const all = isHidden(0);
  const first = periods.length - series.length;
  const hidden = new Set(series.filter((_, place) => isHidden(first + place)).map(({ from }) => from));
  const shown = { ...answer, breakdown: hideSegments(answer.breakdown, minimum, all) };
  return hideAnswer(shown, minimum, {
    ...{ range: all, compared: compared !== null && isHidden(1) },
    period: (start) => hidden.has(start),
  });
}
