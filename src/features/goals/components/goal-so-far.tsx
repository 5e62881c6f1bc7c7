import { formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { WizardView } from "@/features/goals/components/goal-wizard";
import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import { describeDays } from "@/features/goals/describe-days";
import { formatFigure } from "@/features/goals/describe-number";
import { GOAL_METRICS } from "@/features/goals/input";
import { commaOf } from "@/platform/i18n/locale";
import { sayBasis, sayBetween } from "@/platform/i18n/metric-words";
import { sayDay } from "@/platform/i18n/say-days";

/** The goal as far as it was said, by the five words; the button that sets it appears when nothing is left to answer. */
export function GoalSoFar({ view, set }: { view: WizardView; set: StateAction }) {
  const { words, form, plan, members, started } = view;
  const { t, metrics, locale } = words;
  const { baseline, days, target } = plan;
  const metric = GOAL_METRICS.find((one) => one === form.metric) ?? null;
  const owner = members.find(({ id }) => id === form.owner)?.name ?? null;
  const open = <span className="text-muted-foreground">{t("wizard.open")}</span>;
  const figure = (value: number | null) => (metric === null ? "—" : formatFigure(metric, value, locale));
  const name = metric === null ? "…" : metrics(`short.${metric}`);
  const survey = view.surveys.find(({ id }) => id === form.survey)?.name ?? "";
  return (
    <aside aria-label={t("wizard.soFar")} className="border-border lg:border-s lg:ps-8">
      <h2 className="font-semibold font-voice text-finding">{t("wizard.soFar")}</h2>
      <p className="mt-1 font-voice text-finding">
        {t.rich("wizard.raise", {
          metric: name,
          from: figure(baseline?.value ?? null),
          to: target ? figure(target.target) : "…",
          day: days ? sayDay(days.endsOn, locale) : "…",
          target: (text) => <span className="text-primary">{text}</span>,
        })}
      </p>
      <dl className="mt-4 grid grid-cols-[7rem_1fr] gap-y-2 border-border border-t pt-3">
        <dt className="text-muted-foreground">{t("parts.Specific")}</dt>
        <dd>{metric && baseline ? <bdi>{`${name}${commaOf(locale)}${survey}`}</bdi> : open}</dd>
        <dt className="text-muted-foreground">{t("parts.Measurable")}</dt>
        <dd>
          {metric && baseline && baseline.value !== null
            ? t("wizard.baseline", {
                figure: figure(baseline.value),
                between: sayBetween(words, baseline.interval, METRICS[metric].unit, 1),
                answers: sayBasis(words, metric, baseline.n),
                days: describeDays(baseline.from, baseline.to, locale),
              })
            : open}
          <Both view={view} figure={figure} />
        </dd>
        <dt className="text-muted-foreground">{t("parts.Achievable")}</dt>
        <dd>{achievable(view) ?? open}</dd>
        <dt className="text-muted-foreground">{t("parts.Relevant")}</dt>
        <dd>
          {form.objective === ""
            ? open
            : owner === null
              ? t("wizard.serves", { objective: form.objective })
              : t("wizard.servesOwned", { objective: form.objective, owner })}
        </dd>
        <dt className="text-muted-foreground">{t("parts.Time-bound")}</dt>
        <dd>
          {days
            ? t("wizard.againOn", {
                days: describeDays(days.startsOn, days.endsOn, locale),
                day: sayDay(days.reviewOn, locale),
              })
            : open}
        </dd>
      </dl>
      {plan.ready ? (
        <StateForm action={set} fields={form} variant="primary" className="mt-5">
          {t("wizard.set")}
        </StateForm>
      ) : started ? (
        <p className="mt-4 text-muted-foreground">{t("wizard.later")}</p>
      ) : null}
    </aside>
  );
}

/** "78% + 10% is 85.8%, + 10 points is 88%." */
function Both({ view, figure }: { view: WizardView; figure: (value: number | null) => string }) {
  const { form, plan, words } = view;
  const { both, baseline } = plan;
  if (!both) return null;
  return (
    <span className="block">
      {words.t("wizard.both", {
        from: figure(baseline?.value ?? null),
        size: form.size,
        relative: figure(both.relative.target),
        points: figure(both.points.target),
      })}
    </span>
  );
}

/** Whether the answers to come could tell it from chance, or what they could. */
function achievable({ words, plan }: WizardView): string | null {
  const { target, planned, least } = plan;
  const { t, locale } = words;
  if (target && !target.ok) return target.reason;
  if (planned === null) return null;
  if (target) return t("wizard.canTell", { n: planned, needed: target.needed });
  if (least === null) return null;
  return t("wizard.could", { n: planned, step: formatNumber(least, { locale, decimals: 1 }) });
}
