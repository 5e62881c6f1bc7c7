import { formatValue } from "@/domain/metrics/display";
import type { GoalsView } from "@/features/goals/components/goals-page";
import { goalSource, goalTitle, stateTone, stateWord } from "@/features/goals/describe-goal";
import { describeReading, formatFigure } from "@/features/goals/describe-number";
import { isReviewDue, type StandingGoal } from "@/features/goals/read-goal";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayDay } from "@/platform/i18n/say-days";
import { Badge } from "@/ui/badge";
import { cn } from "@/ui/cn";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** Left to the goal's own page on a phone: its name has its day, and where it stands must be in sight. */
const ROOMY = "max-sm:hidden";

/** Goals as lines of a table: each with its state, where it came from, where it is, its odds and who owns it. */
export function GoalTable({
  view: { slug, words, today, zone },
  caption,
  goals,
}: {
  view: GoalsView;
  caption: string;
  goals: readonly StandingGoal[];
}) {
  const { t, locale } = words;
  return (
    <Table caption={caption} className="mt-2 lg:table-fixed">
      <thead>
        <tr>
          {/* Each objective has its table: fixed widths keep their columns below each other. */}
          <Th className="lg:w-[28%]">{t("list.goal")}</Th>
          <Th>{t("list.stateColumn")}</Th>
          <Th numeric className={cn(ROOMY, "lg:w-[10%]")}>
            {t("list.from")}
          </Th>
          <Th numeric className="lg:w-[24%]">
            {t("list.now")}
          </Th>
          <Th numeric className="lg:w-[8%]">
            {t("list.odds")}
          </Th>
          <Th className={ROOMY}>{t("list.owner")}</Th>
          <Th className={ROOMY}>{t("list.ends")}</Th>
        </tr>
      </thead>
      <tbody>
        {goals.map(({ row, judged }) => (
          <Tr key={row.goal.id}>
            <Td head>
              <TextLink href={`/w/${slug}/goals/${row.goal.id}`}>{goalTitle(words, row.goal)}</TextLink>
              <span className="block text-muted-foreground text-xs">
                <bdi>{goalSource(words, row)}</bdi>
                {row.goal.segmentName === null ? null : (
                  <>
                    {row.goal.surveyId === null ? "" : " · "}
                    <bdi>{`${row.goal.segmentName}: ${nameGroup(row.goal.segmentName, row.goal.segmentValue ?? "", locale)}`}</bdi>
                  </>
                )}
              </span>
              {isReviewDue(row, today, zone) ? (
                <span className="block font-semibold text-worse text-xs">
                  {t("list.reviewDue", { day: sayDay(row.goal.reviewOn, locale) })}
                </span>
              ) : null}
            </Td>
            <Td>
              <Badge tone={stateTone(judged.state)}>{stateWord(words, judged)}</Badge>
            </Td>
            <Td numeric className={ROOMY}>
              {formatFigure(row.goal.metric, row.goal.baseline, locale)}
            </Td>
            <Td numeric className="max-sm:whitespace-normal">
              {formatFigure(row.goal.metric, judged.current?.value ?? null, locale)}
              {judged.current ? (
                <span className="block text-muted-foreground text-xs">
                  {describeReading(words, row.goal.metric, judged.current)}
                </span>
              ) : null}
            </Td>
            <Td numeric>
              {judged.odds === null || row.goal.closedAt ? "—" : formatValue(100 * judged.odds, "percent", { locale })}
            </Td>
            <Td className={ROOMY}>
              <bdi>{row.ownerName ?? t("list.noMember")}</bdi>
            </Td>
            <Td className={ROOMY}>{sayDay(row.goal.endsOn, locale)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
