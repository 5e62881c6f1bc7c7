import { formatFigure } from "@/features/goals/check-target";
import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import {
  describeDay,
  describeReading,
  goalTitle,
  goalVerdict,
  METRIC_NAMES,
  STATE_WORDS,
  stateTone,
} from "@/features/goals/describe-goal";
import type { loadGoals } from "@/features/goals/loaders";
import type { StandingGoal } from "@/features/goals/read-goal";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** All goals, grouped by the objective they serve; the closed ones below. */
export function GoalsPage({
  view,
  restore,
}: {
  view: Awaited<ReturnType<typeof loadGoals>>;
  restore: (id: string) => StateAction;
}) {
  const { slug, goals, mayWrite, deleted } = view;
  const path = `/w/${slug}/goals`;
  const running = goals.filter(({ row }) => row.goal.closedAt === null);
  const closed = goals.filter(({ row }) => row.goal.closedAt !== null);
  const objectives = [...new Set(running.map(({ row }) => row.objective))];
  const undo = deleted ? (
    <Notice
      className="mb-4"
      title={`${METRIC_NAMES[deleted.metric]} ${formatFigure(deleted.metric, deleted.target)} was deleted.`}
      action={<StateForm action={restore(deleted.id)}>Undo</StateForm>}
    />
  ) : null;
  const make = mayWrite ? (
    <ButtonLink href={`${path}/new`} variant="primary">
      New goal
    </ButtonLink>
  ) : null;
  if (goals.length === 0)
    return (
      <PageBody>
        {undo}
        <EmptyState page title="No goals yet." actions={make}>
          A goal names a number, where it starts, where it should be, by when, and who owns it. Candor then says every
          week whether it will be reached.
        </EmptyState>
      </PageBody>
    );
  const only = running[0];
  const reached = running.filter(({ judged }) => judged.state === "reached" || judged.state === "on track").length;
  return (
    <PageBody>
      {undo}
      <div className="mb-4 flex flex-wrap items-start justify-between gap-4">
        <Verdict lead="State and odds follow each goal's weekly numbers; a state changes only after it held two weeks.">
          {only !== undefined && running.length === 1
            ? goalVerdict(only, undefined)
            : running.length === 0
              ? "No goal is running."
              : `${reached} of ${running.length} running goals are reached or on track.`}
        </Verdict>
        {make}
      </div>
      {objectives.map((objective) => (
        <Section key={objective ?? ""} title={objective ?? "Without an objective"} className="mb-6">
          <GoalTable
            caption={objective ?? "Without an objective"}
            path={path}
            goals={running.filter(({ row }) => row.objective === objective)}
          />
        </Section>
      ))}
      {closed.length > 0 ? (
        <Section title="Closed" dek="With what they had reached when they closed.">
          <GoalTable caption="Closed goals" path={path} goals={closed} />
        </Section>
      ) : null}
    </PageBody>
  );
}

function GoalTable({ caption, path, goals }: { caption: string; path: string; goals: readonly StandingGoal[] }) {
  return (
    <Table caption={caption} className="mt-2">
      <thead>
        <tr>
          <Th>Goal</Th>
          <Th>State</Th>
          <Th numeric>From</Th>
          <Th numeric>Now</Th>
          <Th numeric>Odds</Th>
          <Th>Owner</Th>
          <Th>Ends</Th>
        </tr>
      </thead>
      <tbody>
        {goals.map(({ row, judged }) => (
          <Tr key={row.goal.id}>
            <Td head>
              <TextLink href={`${path}/${row.goal.id}`}>{goalTitle(row)}</TextLink>
              <span className="block text-muted-foreground text-xs">
                <bdi>{row.surveyName ?? "Its survey was deleted"}</bdi>
                {row.goal.segmentName === null ? null : (
                  <>
                    {" · "}
                    <bdi>{`${row.goal.segmentName}: ${row.goal.segmentValue}`}</bdi>
                  </>
                )}
              </span>
            </Td>
            <Td>
              <Badge tone={stateTone(judged.state)}>
                {STATE_WORDS[judged.state]}
                {judged.state === "reached" ? `, ${judged.reached}` : ""}
              </Badge>
            </Td>
            <Td numeric>{formatFigure(row.goal.metric, row.goal.baseline)}</Td>
            <Td numeric>
              {formatFigure(row.goal.metric, judged.current?.value ?? null)}
              {judged.current ? (
                <span className="block text-muted-foreground text-xs">
                  {describeReading(row.goal.metric, judged.current)}
                </span>
              ) : null}
            </Td>
            <Td numeric>{judged.odds === null || row.goal.closedAt ? "—" : `${Math.round(judged.odds * 100)}%`}</Td>
            <Td>
              <bdi>{row.ownerName ?? "No longer a member"}</bdi>
            </Td>
            <Td>{describeDay(row.goal.endsOn)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
