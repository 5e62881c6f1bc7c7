import { z } from "zod";
import { isDay } from "@/domain/calendar/day";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { readNumber } from "@/domain/typed/read-number";
import type { GoalWords } from "@/features/goals/goal-words";

export const GOAL_METRICS = [
  "csat",
  "nps",
  "ces",
  "completion_rate",
  "response_rate",
  "first_response_time",
  "resolution_time",
  "sla_attainment",
  "quality_score",
  "customer_retention",
  "customer_churn",
  "revenue_churn",
  "net_revenue_retention",
] as const satisfies readonly MetricId[];
export const GOAL_PERIODS = [
  "this_month",
  "next_month",
  "this_quarter",
  "next_quarter",
  "this_year",
  "next_year",
] as const;
export const MEASURED_OVER = ["last_28_days", "whole_period"] as const;

const day = z.string().refine((text) => isDay(text) && text >= "2000" && text < "2100", "Write a day as YYYY-MM-DD.");
const metric = z.enum(GOAL_METRICS, "Choose a number.");
const survey = z.uuid("Choose a survey.").transform((id) => id.toLowerCase());
const size = z.number("Write a number.").min(0.01, "Write a number above 0.").max(10_000, "This is too much.");
const change = z.strictObject({ kind: z.enum(["relative", "points"], "Say percent or points."), size });
const segment = z.strictObject({ name: z.string().min(1).max(64), value: z.string().min(1).max(256) });
const short = (most: number) => z.string().trim().max(most, `At most ${most} characters.`);

/** Whether a number is one of a survey: the others follow from customers, interactions and reviews. */
export function asksForSurvey(metric: MetricId): boolean {
  return isScoreMetric(metric) || metric === "response_rate";
}

/** Whether a number is a share of those at the start who are gone at the end: of longer days it is another number. */
export function isOfStays(metric: MetricId): boolean {
  return OF_STAYS.has(metric);
}

const OF_STAYS: ReadonlySet<MetricId> = new Set([
  "customer_churn",
  "customer_retention",
  "revenue_churn",
  "net_revenue_retention",
]);

/** A goal as it is asked for: a named period of the fiscal calendar or a last day. */
const goalFields = z.strictObject({
  metric,
  /** Left out where the number follows from no answers. */
  survey: survey.nullish(),
  segment: segment.nullish(),
  change,
  period: z.enum(GOAL_PERIODS, "Choose until when.").nullish(),
  endsOn: day.nullish(),
  measuredOver: z.enum(MEASURED_OVER, "Choose what it is measured over.").default("last_28_days"),
  owner: z.guid("Choose an owner.").nullish(),
  objective: short(120).default(""),
  reason: short(500).default(""),
  reviewOn: day.nullish(),
});

export const createGoalSchema = goalFields.superRefine((asked, ctx) => {
  const refuse = (name: string, message: string) => ctx.addIssue({ code: "custom", path: [name], message });
  if (asksForSurvey(asked.metric) && !asked.survey) refuse("survey", "Choose a survey.");
  if (!asksForSurvey(asked.metric) && asked.survey) refuse("survey", "This number follows from no survey.");
  if (isOfStays(asked.metric) && asked.measuredOver === "whole_period")
    refuse("measuredOver", "Who leaves is measured over the last 28 days.");
});
export type GoalInput = z.infer<typeof createGoalSchema>;

/** What may change of a goal: its target, with a reason; the objective it serves; and whether it is closed. */
export const updateGoalSchema = z.strictObject({
  target: z.number("Write a number.").min(-100, "Past the scale.").max(1_000_000, "Past the scale.").optional(),
  reason: short(500).default(""),
  objective: short(120).optional(),
  closed: z.boolean().optional(),
});

/** The wizard's fields as they stand in its address: texts, each perhaps missing. */
export const GOAL_FIELDS = [
  "say",
  "metric",
  "survey",
  "segment",
  "size",
  "kind",
  "period",
  "endsOn",
  "measuredOver",
  "owner",
  "objective",
  "reason",
  "reviewOn",
] as const;
export type GoalForm = Readonly<Record<(typeof GOAL_FIELDS)[number], string>>;

/** The wizard's fields out of an address or a form; of what stands twice, the first. */
export function readGoalForm(raw: Readonly<Record<string, unknown>>): GoalForm {
  const text = (name: string) => {
    const value = Array.isArray(raw[name]) ? raw[name][0] : raw[name];
    return typeof value === "string" ? value.trim().slice(0, 600) : "";
  };
  return Object.fromEntries(GOAL_FIELDS.map((name) => [name, text(name)])) as GoalForm;
}

/** What a form asks for, with an error for each field that does not fit; the size also before somebody said of what. */
export function checkGoalForm(
  { t, locale }: Pick<GoalWords, "t" | "locale">,
  form: GoalForm,
): { input: Partial<GoalInput>; errors: Record<string, string>; size: number | undefined } {
  const errors: Record<string, string> = {};
  const take = <T>(name: FieldWithError, schema: z.ZodType<T>, value: unknown): T | undefined => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    errors[name] = t(`errors.${name}`);
    return undefined;
  };
  const chosenSize = take("size", size, readNumber(form.size, { locale }));
  const kind = take("kind", change.shape.kind, form.kind);
  const chosenMetric = take("metric", metric, form.metric);
  const stays = chosenMetric !== undefined && isOfStays(chosenMetric);
  const own = form.period === "day" || (form.period === "" && form.endsOn !== "");
  const over = form.measuredOver === "" || stays ? undefined : form.measuredOver;
  const input: Partial<GoalInput> = {
    metric: chosenMetric,
    survey: chosenMetric && !asksForSurvey(chosenMetric) ? null : take("survey", survey, form.survey),
    segment: form.segment === "" ? null : (take("segment", segment, parsed(form.segment)) ?? null),
    ...(chosenSize !== undefined && kind !== undefined ? { change: { kind, size: chosenSize } } : {}),
    period: own ? null : take("period", z.enum(GOAL_PERIODS), form.period),
    endsOn: own ? take("endsOn", day, form.endsOn) : null,
    measuredOver: take("measuredOver", goalFields.shape.measuredOver, over),
    owner: take("owner", z.guid(), form.owner),
    objective: take("objective", short(120).min(1), form.objective),
    reason: take("reason", short(500), form.reason),
    reviewOn: form.reviewOn === "" ? null : take("reviewOn", day, form.reviewOn),
  };
  return { input, errors, size: chosenSize };
}

type FieldWithError = Exclude<(typeof GOAL_FIELDS)[number], "say">;

function parsed(text: string): unknown {
  try {
    const pair: unknown = JSON.parse(text);
    return Array.isArray(pair) ? { name: pair[0], value: pair[1] } : null;
  } catch {
    return null;
  }
}
