import { betweenText, countText, formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { formatFigure } from "@/features/goals/check-target";
import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import { WizardFields } from "@/features/goals/components/wizard-fields";
import { describeDay, describeDays, METRIC_NAMES } from "@/features/goals/describe-goal";
import { GOAL_METRICS } from "@/features/goals/input";
import type { loadNewGoal } from "@/features/goals/loaders";
import type { SmartPart } from "@/features/goals/read-sentence";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

export type WizardView = Awaited<ReturnType<typeof loadNewGoal>>;

const ASKS: Readonly<Record<SmartPart, string>> = {
  Specific: "which number, of which survey, of whose answers",
  Measurable: "from where, by how much",
  Achievable: "a figure on the scale that the answers to come can tell from chance",
  Relevant: "who owns it, and which objective it serves",
  "Time-bound": "by when, and when it is looked at again",
};

/** A new goal on one page: a sentence fills it in, the five words ask for the rest, and the goal so far stands beside. */
export function GoalWizard({ view, set }: { view: WizardView; set: StateAction }) {
  const { slug, form, reading, started } = view;
  const path = `/w/${slug}/goals`;
  return (
    <PageBody>
      <TextLink href={path}>All goals</TextLink>
      <Verdict className="mt-2" lead="Say it as you would in a meeting, or fill in the five parts below.">
        What should become better, and by when?
      </Verdict>
      <form action={`${path}/new`} className="mt-4 flex max-w-3xl flex-wrap items-end gap-3">
        <Field
          className="flex-1 basis-72"
          label="The goal in a sentence"
          hint="Such as: increase CSAT by 10 % within the next quarter"
        >
          {(control) => <Input {...control} name="say" defaultValue={form.say} maxLength={300} />}
        </Field>
        <Button type="submit" className="mb-5">
          Read it
        </Button>
      </form>
      {reading && reading.missing.length > 0 ? (
        <Notice
          className="mt-3 max-w-3xl"
          tone="consider"
          title={
            reading.missing.length === 5
              ? "This is a wish, not a goal yet: all five parts are missing."
              : `Read. Still missing: ${reading.missing.join(", ")}.`
          }
        >
          <ul>
            {reading.missing.map((part) => (
              <li key={part}>
                <strong>{part}</strong>: {ASKS[part]}.
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {reading?.change?.kind === "ambiguous" && form.kind === "" ? (
        <Notice
          className="mt-3 max-w-3xl"
          title={`You wrote “${formatNumber(reading.change.size)} %”. Which of the two do you mean?`}
        >
          Percent and points are said the same way in meetings, and they are not the same goal. Choose one under
          Measurable.
        </Notice>
      ) : null}
      {reading?.direction === "down" && reading.metric !== null && METRICS[reading.metric].better === "up" ? (
        <Notice
          className="mt-3 max-w-3xl"
          tone="consider"
          title={`${METRIC_NAMES[reading.metric]} is better when it is higher.`}
        >
          A goal here can only raise it.
        </Notice>
      ) : null}
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_25.5rem]">
        <WizardFields view={view} path={path} />
        <SoFar view={view} started={started} set={set} />
      </div>
    </PageBody>
  );
}

function SoFar({ view, started, set }: { view: WizardView; started: boolean; set: StateAction }) {
  const { form, plan, members } = view;
  const { baseline, both, target, days, planned, least } = plan;
  const metric = GOAL_METRICS.find((one) => one === form.metric) ?? null;
  const owner = members.find(({ id }) => id === form.owner)?.name ?? null;
  const open = <span className="text-muted-foreground">asked on the left</span>;
  const figure = (value: number | null) => (metric === null ? "—" : formatFigure(metric, value));
  const name = metric === null ? "…" : METRIC_NAMES[metric];
  return (
    <aside aria-label="The goal so far" className="border-border lg:border-s lg:ps-8">
      <h2 className="font-semibold font-voice text-finding">The goal so far</h2>
      <p className="mt-1 font-voice text-finding">
        Raise {name} from {figure(baseline?.value ?? null)} to{" "}
        <span className="text-primary">{target ? figure(target.target) : "…"}</span> by{" "}
        {days ? describeDay(days.endsOn) : "…"}
      </p>
      <dl className="mt-4 grid grid-cols-[7rem_1fr] gap-y-2 border-border border-t pt-3">
        <dt className="text-muted-foreground">Specific</dt>
        <dd>{metric && baseline ? `${name}, ${view.surveys.find(({ id }) => id === form.survey)?.name}` : open}</dd>
        <dt className="text-muted-foreground">Measurable</dt>
        <dd>
          {metric && baseline?.value != null
            ? `Baseline ${figure(baseline.value)}, ${betweenText(baseline.interval, METRICS[metric].unit, { decimals: 1 })}, ${countText(baseline.n)}, ${describeDays(baseline.from, baseline.to)}`
            : open}
          {both && metric ? (
            <span className="block">
              {`${figure(baseline?.value ?? null)} + ${form.size}% is ${figure(both.relative.target)}, + ${form.size} points is ${figure(both.points.target)}.`}
            </span>
          ) : null}
        </dd>
        <dt className="text-muted-foreground">Achievable</dt>
        <dd>
          {target?.ok && planned !== null
            ? `About ${countText(planned)} to come can tell it from chance; it needs ${formatNumber(target.needed)}.`
            : target && !target.ok
              ? target.reason
              : least !== null && planned !== null
                ? `With about ${countText(planned)} a change of ${formatNumber(least, { decimals: 1 })} could be told from chance.`
                : open}
        </dd>
        <dt className="text-muted-foreground">Relevant</dt>
        <dd>
          {form.objective === "" ? open : `Serves ${form.objective}${owner === null ? "" : `, owned by ${owner}`}`}
        </dd>
        <dt className="text-muted-foreground">Time-bound</dt>
        <dd>
          {days
            ? `${describeDays(days.startsOn, days.endsOn)}, looked at again on ${describeDay(days.reviewOn)}`
            : open}
        </dd>
      </dl>
      {plan.ready ? (
        <StateForm action={set} fields={form} variant="primary" className="mt-5">
          Set this goal
        </StateForm>
      ) : started ? (
        <p className="mt-4 text-muted-foreground">It can be set when nothing is left to answer on the left.</p>
      ) : null}
    </aside>
  );
}
