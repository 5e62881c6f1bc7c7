import { localDay } from "@/domain/calendar/day";
import { formatNumber, roundHalfAway } from "@/domain/metrics/display";
import { goalBounds } from "@/domain/metrics/goal-target";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import { formatFigure } from "@/features/goals/check-target";
import { type StateAction, StateForm, TargetForm } from "@/features/goals/components/state-form";
import {
  chanceText,
  describeCheck,
  describeDay,
  describeReading,
  describeStep,
  describeWeeks,
  goalSentence,
  goalVerdict,
  METRIC_NAMES,
  STATE_WORDS,
  stateTone,
} from "@/features/goals/describe-goal";
import type { loadGoal } from "@/features/goals/loaders";
import { Badge } from "@/ui/badge";
import { TrendChart } from "@/ui/charts/trend-chart";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { TileRow } from "@/ui/tile-row";
import { Verdict } from "@/ui/verdict";

type View = Awaited<ReturnType<typeof loadGoal>>;
type Actions = Readonly<Record<"retarget" | "close" | "reopen" | "remove", StateAction>>;

/** One goal: where it stands, where it should be, how likely it is, its weeks and its record. */
export function GoalPage({ view, actions }: { view: View; actions: Actions }) {
  const { slug, standing, checks, chart, mayWrite, today, zone } = view;
  const { row, judged } = standing;
  const { goal } = row;
  const { metric } = goal;
  const closed = goal.closedAt !== null;
  const outcome = closed ? checks.find(({ kind }) => kind === "closed")?.outcome : undefined;
  const bounds = goalBounds(metric, chart ? SCALES[chart.scale] : undefined);
  return (
    <PageBody>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-muted-foreground">
        <TextLink href={`/w/${slug}/goals`}>All goals</TextLink>
        <p>
          Owner <bdi className="font-semibold text-foreground">{row.ownerName ?? "no longer a member"}</bdi>
          {row.objective === null ? null : (
            <>
              {" · serves "}
              <bdi className="font-semibold text-foreground">{row.objective}</bdi>
            </>
          )}
          {` · review on ${describeDay(goal.reviewOn)}`}
        </p>
      </div>
      <Verdict lead={`${goalSentence(row)}${goal.reason === "" ? "" : ` Why: ${goal.reason}`}`}>
        {goalVerdict(standing, outcome)}
      </Verdict>
      {row.surveyName === null ? (
        <Notice className="mt-3" title="Its survey was deleted">
          Its numbers are gone. What was written down stays in the record below.
        </Notice>
      ) : null}
      {judged.changedOn === null ? null : (
        <Notice className="mt-3" tone="consider" title={`The question changed on ${describeDay(judged.changedOn)}`}>
          Only the weeks since are counted, and the baseline was asked otherwise.
        </Notice>
      )}
      <Strip view={view} />
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <Section
          title={forecastTitle(view)}
          dek="Each week with its interval. Dotted: the target. The forecast is a straight line through the complete weeks."
        >
          {chart && chart.series.length > 0 ? (
            <TrendChart
              className="mt-3"
              name={METRIC_NAMES[metric]}
              unit={METRICS[metric].unit}
              points={describeWeeks(metric, chart, today)}
              min={bounds.min ?? 0}
              max={bounds.max ?? 10}
              goal={{ value: goal.target, label: `Goal ${formatFigure(metric, goal.target)}` }}
              caption={`${METRIC_NAMES[metric]} by week since ${describeDay(goal.baselineFrom)}, and the goal. It began on ${describeDay(goal.startsOn)}.`}
              fileName={`goal-${goal.id}`}
              height={320}
            />
          ) : (
            <p className="mt-3 text-muted-foreground">No weeks to show yet.</p>
          )}
        </Section>
        <div className="grid content-start gap-6">
          <Chance view={view} />
          <Section title="Record">
            <ol className="mt-2">
              {checks.map((check) => (
                <li key={check.id} className="grid grid-cols-[6.5rem_1fr] gap-2 border-border border-b py-1.5">
                  <span className="text-muted-foreground text-xs">{describeDay(localDay(check.at, zone))}</span>
                  <span dir="auto">{describeCheck(metric, check)}</span>
                </li>
              ))}
            </ol>
          </Section>
          {mayWrite ? (
            <Section title="Change">
              {closed ? null : <TargetForm action={actions.retarget} target={String(roundHalfAway(goal.target, 2))} />}
              <div className="mt-4 flex flex-wrap gap-3">
                {closed ? (
                  <StateForm action={actions.reopen}>Reopen</StateForm>
                ) : (
                  <StateForm action={actions.close}>Close now</StateForm>
                )}
                <StateForm action={actions.remove}>Delete</StateForm>
              </div>
            </Section>
          ) : null}
        </div>
      </div>
    </PageBody>
  );
}

function forecastTitle({ standing: { row, judged } }: View): string {
  const { forecast } = judged;
  if (forecast === null || row.goal.closedAt !== null) return "Its weeks";
  return `At this pace it ends near ${formatFigure(row.goal.metric, forecast.value)}`;
}

function Strip({ view: { standing } }: { view: View }) {
  const { row, judged } = standing;
  const { metric, baseline, target } = row.goal;
  const { current, progress } = judged;
  const figure = (value: number | null) => formatFigure(metric, value);
  const required = progress?.requiredPerWeek ?? null;
  return (
    <TileRow columns={5} className="mt-4">
      <Fact
        label="Now"
        value={figure(current?.value ?? null)}
        note={current ? describeReading(metric, current) : "no answers in its days yet"}
      />
      <Fact label="Expected by now" value={figure(judged.expected)} note="on the straight path" />
      <Fact
        label="Way covered"
        value={progress?.progress == null ? "—" : `${formatNumber(progress.progress)}%`}
        note={`from ${figure(baseline)} to ${figure(target)}`}
      />
      <Fact
        label="Needed from now"
        value={required === null ? "—" : required === 0 ? "Nothing" : describeStep(metric, required)}
        note={required === null ? "nothing to go by yet" : required === 0 ? "it is met" : "a week"}
      />
      <Fact
        label="Time gone"
        value={`${formatNumber(judged.elapsed)}%`}
        note={`ends on ${describeDay(row.goal.endsOn)}`}
      />
    </TileRow>
  );
}

function Fact({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div>
      <p className="font-medium text-muted-foreground text-xs">{label}</p>
      <p className="mt-1 font-semibold text-figure">{value}</p>
      <p className="mt-0.5 text-muted-foreground text-xs">{note}</p>
    </div>
  );
}

function Chance({ view: { standing } }: { view: View }) {
  const { row, judged } = standing;
  const { metric } = row.goal;
  const { forecast, odds, state, reached } = judged;
  const running = row.goal.closedAt === null;
  return (
    <Section title={running ? "Chance of reaching it" : "How it ended"}>
      <div className="mt-2 flex items-center justify-between gap-4">
        {running && odds !== null ? <p className="font-semibold text-hero">{formatNumber(odds * 100)}%</p> : null}
        <Badge tone={stateTone(state)}>
          {STATE_WORDS[state]}
          {state === "reached" ? `, ${reached}` : ""}
        </Badge>
      </div>
      <p className="mt-1 text-muted-foreground text-xs">
        {state === "reached" && reached === "narrowly" ? "The figure is met, but it could be chance. " : ""}
        {running && odds === null ? "Odds are shown from six complete weeks with answers on. " : ""}
        {running && odds !== null && forecast
          ? `${sentenceCase(chanceText(odds))}. The forecast lies between ${formatFigure(metric, forecast.low)} and ${formatFigure(metric, forecast.high)}. From 70% on we say “on track”, below 30% “off track”.`
          : ""}
      </p>
    </Section>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
