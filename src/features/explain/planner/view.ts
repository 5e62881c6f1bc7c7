import { formatNumber, formatValue, roundHalfAway } from "@/domain/metrics/display";
import { npsVarianceAt, type PlannedLevel, spreadAt } from "@/domain/metrics/sample-size";
import { SCALES } from "@/domain/metrics/scale";
import {
  amountText,
  describeInvitations,
  describeMethod,
  describeNeed,
  plain,
} from "@/features/explain/planner/describe-plan";
import {
  type Aim,
  checkLevel,
  PLANNED_METRICS,
  type PlannedMetric,
  type PlannerFault,
  type PlannerField,
  type PlannerForm,
  type PlannerQuery,
  plannerHref,
} from "@/features/explain/planner/input";
import {
  knownWithin,
  leastWith,
  mostAnswers,
  needFor,
  type SampleNeed,
  type SamplePlan,
} from "@/features/explain/planner/plan-sample";
import type { PlannerWords } from "@/features/explain/planner/planner-words";
import type { OwnLevel } from "@/features/explain/planner/read-level";
import { sayDays } from "@/platform/i18n/say-days";

/** One field of the form, ready to print. */
export interface FieldView {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | undefined;
}

/** One line of the table: what more or less would take. */
export interface NeedRow {
  readonly key: string;
  readonly href: string;
  readonly by: string;
  readonly answers: string;
  /** "" without a response rate. */
  readonly invitations: string;
  readonly current: boolean;
  readonly tooMany: boolean;
}

export interface PlannerView {
  readonly path: string;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly sentence: string;
  readonly lead: string;
  readonly metric: PlannedMetric;
  readonly aim: Aim;
  readonly survey: string | null;
  readonly fields: Readonly<Record<PlannerField, FieldView>>;
  /** "Expected: +40, as in “Relationship”, 3 – 30 Nov 2026, 412 answers." */
  readonly expected: string;
  readonly answers: string;
  readonly answersUnit: string;
  readonly invitations: string | null;
  /** "Each period alone is then known to within ±2.5 points." */
  readonly alone: string | null;
  readonly warning: string | null;
  readonly rows: readonly NeedRow[];
  readonly byHead: string;
  readonly answersHead: string;
  readonly method: readonly string[];
}

/** A usual mix of answers where nobody has answered yet; the same that the form of a new survey promises with. */
const USUAL = { nps: { level: 30, passives: 0.3 }, csat: { level: 75 }, ces: { place: 0.7, spread: 0.275 } };
const STEPS = { nps: [2, 3, 5, 10, 15], csat: [2, 3, 5, 10, 15], ces: [0.1, 0.2, 0.3, 0.5, 1] };
const USUAL_BY = { nps: 5, csat: 5, ces: 0.3 };
const GRID = { nps: { step: 0.5, most: 50 }, csat: { step: 0.5, most: 50 }, ces: { step: 0.05, most: 3 } };

/** Says a plan: everything the page prints, ready. */
export function toPlannerView(
  words: PlannerWords,
  asked: { readonly query: PlannerQuery; readonly form: PlannerForm },
  own: OwnLevel | null,
  path: string,
): PlannerView {
  const { query, form } = asked;
  const { t, locale, metrics } = words;
  const { metric, aim } = query;
  const scale = own === null ? (metric === "ces" ? SCALES["ces-1-7"] : SCALES.nps) : SCALES[own.scale];
  const stands = own === null ? null : ownLevel(metric, own, scale);
  const usual = stands ?? usualLevel(metric, scale);
  const wrong = query.level === null ? null : checkLevel(metric, query.level, scale);
  const level = query.level === null || wrong !== null ? usual : query.level;
  const plan: SamplePlan = {
    aim,
    expected: expectedAt(metric, level, own, scale),
    people: query.people,
    rate: query.rate,
  };
  const need = needFor(query.by ?? USUAL_BY[metric], plan);
  const within = aim === "change" ? knownWithin(need.answers, plan) : null;
  return {
    path,
    tabs: PLANNED_METRICS.map((one) => ({
      href: plannerHref(path, query, { metric: one, ...(one === metric ? {} : { by: null, level: null }) }),
      label: metrics(`short.${one}`),
      current: one === metric,
    })),
    sentence: describeNeed(words, metric, aim, need),
    lead: describeInvitations(words, need, plan),
    metric,
    aim,
    survey: query.survey,
    fields: fieldsOf(words, metric, form, {
      level: levelText(metric, usual, locale),
      by: plain(need.by, locale),
      wrong,
      scale,
    }),
    expected: expectedText(words, metric, level, level === stands ? own : null, plan),
    answers: formatNumber(need.answers, { locale }),
    answersUnit: t(aim === "change" ? "answersEach" : "answers"),
    invitations: need.invitations === null ? null : formatNumber(need.invitations, { locale }),
    alone: within === null ? null : t("alone", { amount: amountText(words, metric, round(within, metric)) }),
    warning: need.tooMany ? warningText(words, metric, plan) : null,
    rows: rowsOf(words, query, need, plan, path),
    byHead: t(aim === "change" ? "byHeadChange" : "byHeadWidth"),
    answersHead: t(aim === "change" ? "answersHeadEach" : "answersHead"),
    method: describeMethod(words, plan, need),
  };
}

interface Ends {
  readonly min: number;
  readonly max: number;
}

/** One's own level as it is printed; null at the very end of the scale, from where nothing can be planned. */
function ownLevel(metric: PlannedMetric, { value }: OwnLevel, scale: Ends): number | null {
  const printed = roundHalfAway(value, metric === "ces" ? 1 : 0);
  return checkLevel(metric, printed, scale) === null ? printed : null;
}

function usualLevel(metric: PlannedMetric, scale: Ends): number {
  if (metric !== "ces") return USUAL[metric].level;
  return roundHalfAway(scale.min + USUAL.ces.place * (scale.max - scale.min), 1);
}

function expectedAt(metric: PlannedMetric, level: number, own: OwnLevel | null, scale: Ends): PlannedLevel {
  if (metric === "nps") return { kind: "nps", variance: npsVarianceAt(level, own?.passives ?? USUAL.nps.passives) };
  if (metric === "csat") return { kind: "share", percent: level };
  return { kind: "mean", sd: spreadAt(level, scale, own?.sd ?? USUAL.ces.spread * (scale.max - scale.min)) };
}

function levelText(metric: PlannedMetric, level: number, locale: string): string {
  return formatNumber(level, { locale, decimals: Number.isInteger(level) ? 0 : 1, signed: metric === "nps" });
}

function fieldsOf(
  { t }: PlannerWords,
  metric: PlannedMetric,
  { written, errors }: PlannerForm,
  usual: { readonly level: string; readonly by: string; readonly wrong: PlannerFault | null; readonly scale: Ends },
): PlannerView["fields"] {
  const { scale } = usual;
  const say = (fault: PlannerFault | null | undefined) =>
    fault ? t(`errors.${fault.key}`, { low: fault.low ?? 0, high: fault.high ?? 0 }) : undefined;
  return {
    by: {
      label: t("fields.by"),
      hint: t(`fields.byHint.${metric}`),
      value: written.by ?? usual.by,
      error: say(errors.by),
    },
    level: {
      label: t(`fields.level.${metric}`),
      hint: t(`fields.levelHint.${metric}`, { low: scale.min, high: scale.max }),
      value: written.level ?? usual.level,
      error: say(errors.level ?? usual.wrong),
    },
    rate: {
      label: t("fields.rate"),
      hint: t("fields.rateHint"),
      value: written.rate ?? "",
      error: say(errors.rate),
    },
    people: {
      label: t("fields.people"),
      hint: t("fields.peopleHint"),
      value: written.people ?? "",
      error: say(errors.people),
    },
  };
}

function expectedText(
  { t, metrics, locale }: PlannerWords,
  metric: PlannedMetric,
  level: number,
  own: OwnLevel | null,
  plan: SamplePlan,
): string {
  const text =
    metric === "csat"
      ? formatValue(level, "percent", { locale, decimals: Number.isInteger(level) ? 0 : 1 })
      : levelText(metric, level, locale);
  const answers = metrics("answers", { n: own?.n ?? 0 });
  return [
    own === null
      ? t("expected", { level: text })
      : t("expectedAs", {
          level: text,
          survey: `\u2068${own.surveyName}\u2069`,
          days: sayDays(own.from, own.to, locale),
          answers,
        }),
    plan.rate === null ? "" : t("rateIs", { rate: plain(plan.rate, locale) }),
    plan.people === null ? "" : t("listIs", { people: formatNumber(plan.people, { locale }) }),
  ]
    .filter(Boolean)
    .join(" ");
}

function warningText(words: PlannerWords, metric: PlannedMetric, plan: SamplePlan): string {
  const { t, metrics } = words;
  const most = mostAnswers(plan) ?? 0;
  const list = t("list", { n: most, answers: metrics("answers", { n: most }) });
  const { step, most: end } = GRID[metric];
  const least = leastWith(most, plan, step, end);
  if (least === null) return t("listNone", { list });
  return t(plan.aim === "change" ? "listChange" : "listWidth", { list, amount: amountText(words, metric, least) });
}

function rowsOf(words: PlannerWords, query: PlannerQuery, need: SampleNeed, plan: SamplePlan, path: string): NeedRow[] {
  const { metric, aim } = query;
  const { locale } = words;
  const steps = [...new Set([...STEPS[metric], need.by])].sort((a, b) => a - b);
  return steps.map((by) => {
    const one = needFor(by, plan);
    return {
      key: String(by),
      href: plannerHref(path, query, { by }),
      by: `${aim === "width" ? "±" : ""}${amountText(words, metric, by)}`,
      answers: formatNumber(one.answers, { locale }),
      invitations: one.invitations === null ? "" : formatNumber(one.invitations, { locale }),
      current: by === need.by,
      tooMany: one.tooMany,
    };
  });
}

function round(value: number, metric: PlannedMetric): number {
  return roundHalfAway(value, metric === "ces" ? 2 : 1);
}
