import { countText, formatNumber, roundHalfAway } from "@/domain/metrics/display";
import { npsVarianceAt, type PlannedLevel, spreadAt } from "@/domain/metrics/sample-size";
import { SCALES } from "@/domain/metrics/scale";
import {
  amountText,
  describeInvitations,
  describeMethod,
  describeNeed,
  NAMES,
  plain,
} from "@/features/explain/planner/describe-plan";
import {
  type Aim,
  checkLevel,
  PLANNED_METRICS,
  type PlannedMetric,
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
import type { OwnLevel } from "@/features/explain/planner/read-level";

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
  asked: { readonly query: PlannerQuery; readonly form: PlannerForm },
  own: OwnLevel | null,
  path: string,
): PlannerView {
  const { query, form } = asked;
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
      label: NAMES[one].tab,
      current: one === metric,
    })),
    sentence: describeNeed(metric, aim, need),
    lead: describeInvitations(need, plan),
    metric,
    aim,
    survey: query.survey,
    fields: fieldsOf(metric, form, { level: levelText(metric, usual), by: plain(need.by), wrong, scale }),
    expected: expectedText(metric, level, level === stands ? own : null, plan),
    answers: formatNumber(need.answers),
    answersUnit: aim === "change" ? "answers in each period" : "answers",
    invitations: need.invitations === null ? null : formatNumber(need.invitations),
    alone:
      within === null
        ? null
        : `Each period alone is then known to within ±${amountText(metric, round(within, metric))}.`,
    warning: need.tooMany ? warningText(metric, plan) : null,
    rows: rowsOf(query, need, plan, path),
    byHead: aim === "change" ? "To see a change of" : "To know it to within",
    answersHead: aim === "change" ? "Answers in each period" : "Answers",
    method: describeMethod(plan, need),
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

function levelText(metric: PlannedMetric, level: number): string {
  return formatNumber(level, { decimals: Number.isInteger(level) ? 0 : 1, signed: metric === "nps" });
}

function fieldsOf(
  metric: PlannedMetric,
  { written, errors }: PlannerForm,
  usual: { readonly level: string; readonly by: string; readonly wrong: string | null; readonly scale: Ends },
): PlannerView["fields"] {
  const { scale } = usual;
  const level = {
    nps: { label: "NPS you expect", hint: "Between −95 and +95." },
    csat: { label: "Satisfied, of 100, you expect", hint: "Between 1 and 99." },
    ces: { label: "Ease you expect", hint: `Above ${scale.min}, below ${scale.max}: the mean answer.` },
  }[metric];
  return {
    by: {
      label: "By how much",
      hint: { nps: "In points.", csat: "In percentage points.", ces: "In points of the scale." }[metric],
      value: written.by ?? usual.by,
      error: errors.by,
    },
    level: { ...level, value: written.level ?? usual.level, error: errors.level ?? usual.wrong ?? undefined },
    rate: {
      label: "Of 100 invited, how many answer",
      hint: "As you know it from earlier surveys.",
      value: written.rate ?? "",
      error: errors.rate,
    },
    people: {
      label: "People there are at all",
      hint: "Only where you ask everybody on a known list and speak of nobody else.",
      value: written.people ?? "",
      error: errors.people,
    },
  };
}

function expectedText(metric: PlannedMetric, level: number, own: OwnLevel | null, plan: SamplePlan): string {
  const text = levelText(metric, level) + (metric === "csat" ? "%" : "");
  const from =
    own === null
      ? "."
      : `, as in “\u2068${own.surveyName}\u2069”, ${describeRange(own.from, own.to)}, ${countText(own.n)}.`;
  const rate = plan.rate === null ? "" : ` ${plain(plan.rate)} of 100 answer.`;
  return `Expected: ${text}${from}${rate}${plan.people === null ? "" : ` A list of ${formatNumber(plan.people)} people.`}`;
}

function warningText(metric: PlannedMetric, plan: SamplePlan): string {
  const most = mostAnswers(plan) ?? 0;
  const list = `With everybody on the list invited, about ${countText(most)} ${most === 1 ? "comes" : "come"} in`;
  const { step, most: end } = GRID[metric];
  const least = leastWith(most, plan, step, end);
  if (least === null) return `${list}: too few to say anything so exact.`;
  return plan.aim === "change"
    ? `${list}: changes from ${amountText(metric, least)} on can be seen.`
    : `${list}: that gives ±${amountText(metric, least)}.`;
}

function rowsOf(query: PlannerQuery, need: SampleNeed, plan: SamplePlan, path: string): NeedRow[] {
  const { metric, aim } = query;
  const steps = [...new Set([...STEPS[metric], need.by])].sort((a, b) => a - b);
  return steps.map((by) => {
    const one = needFor(by, plan);
    return {
      key: String(by),
      href: plannerHref(path, query, { by }),
      by: `${aim === "width" ? "±" : ""}${amountText(metric, by)}`,
      answers: formatNumber(one.answers),
      invitations: one.invitations === null ? "" : formatNumber(one.invitations),
      current: by === need.by,
      tooMany: one.tooMany,
    };
  });
}

function round(value: number, metric: PlannedMetric): number {
  return roundHalfAway(value, metric === "ces" ? 2 : 1);
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

function describeRange(from: string, to: string): string {
  const utc = (text: string) => new Date(`${text}T00:00:00Z`);
  return from === to ? day.format(utc(from)) : day.formatRange(utc(from), utc(to)).replace(/\s*–\s*/, " – ");
}
