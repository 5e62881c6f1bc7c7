import { readNumber } from "@/domain/typed/read-number";
import { isUuid } from "@/platform/is-uuid";

/** The numbers one can plan for. */
export const PLANNED_METRICS = ["nps", "csat", "ces"] as const;
export type PlannedMetric = (typeof PLANNED_METRICS)[number];

/** `change`: to see the number change by so much · `width`: to know it to within so much. */
export const AIMS = ["change", "width"] as const;
export type Aim = (typeof AIMS)[number];

/** What the planner is asked; all of it lives in the address. Null: nothing was said. */
export interface PlannerQuery {
  readonly metric: PlannedMetric;
  readonly aim: Aim;
  readonly by: number | null;
  readonly level: number | null;
  readonly people: number | null;
  /** Percent. */
  readonly rate: number | null;
  /** The survey whose own answers are expected again. */
  readonly survey: string | null;
}

export type PlannerField = "by" | "level" | "people" | "rate";

/** What is wrong with a field: a key of `errors` in the namespace `planner`, with the ends of what fits. */
export interface PlannerFault {
  readonly key: "number" | "byPoints" | "byScale" | "people" | "rate" | "levelNps" | "levelCsat" | "levelCes";
  readonly low?: number;
  readonly high?: number;
}

/** The fields as they were written, and what is wrong with them. */
export interface PlannerForm {
  readonly written: Readonly<Partial<Record<PlannerField, string>>>;
  readonly errors: Readonly<Partial<Record<PlannerField, PlannerFault>>>;
}

export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

const MOST_PEOPLE = 1_000_000_000;

const BY: Readonly<Record<PlannedMetric, { min: number; max: number; key: PlannerFault["key"] }>> = {
  nps: { min: 1, max: 50, key: "byPoints" },
  csat: { min: 1, max: 50, key: "byPoints" },
  ces: { min: 0.05, max: 3, key: "byScale" },
};

/**
 * Reads the planner's address. A page is never refused: a field that cannot be read keeps what was written, says why, and
 * its usual value is taken. The expected level of an ease score is checked against its scale later (`checkLevel`).
 */
export function readPlannerQuery(raw: RawQuery, locale = "en"): { query: PlannerQuery; form: PlannerForm } {
  const metric = oneOf(PLANNED_METRICS, raw.metric) ?? "nps";
  const written: Partial<Record<PlannerField, string>> = {};
  const errors: Partial<Record<PlannerField, PlannerFault>> = {};
  const take = (field: PlannerField, check: (value: number) => PlannerFault | null): number | null => {
    const text = raw[field];
    if (typeof text !== "string" || text.trim() === "") return null;
    written[field] = text.slice(0, 40);
    const value = readNumber(text, { locale });
    const wrong = value === null ? { key: "number" as const } : check(value);
    if (wrong === null) return value;
    errors[field] = wrong;
    return null;
  };
  const { min, max, key } = BY[metric];
  const survey = raw.survey;
  return {
    query: {
      metric,
      aim: oneOf(AIMS, raw.aim) ?? "change",
      by: take("by", (value) => (value >= min && value <= max ? null : { key, low: min, high: max })),
      level: take("level", (value) => checkLevel(metric, value, { min: 1, max: 7 })),
      people: take("people", (value) =>
        Number.isInteger(value) && value >= 2 && value <= MOST_PEOPLE ? null : { key: "people" },
      ),
      rate: take("rate", (value) => (value > 0 && value <= 100 ? null : { key: "rate" })),
      survey: typeof survey === "string" && isUuid(survey) ? survey.toLowerCase() : null,
    },
    form: { written, errors },
  };
}

/** Why a level cannot be expected of a metric on its scale; null where it can. */
export function checkLevel(
  metric: PlannedMetric,
  level: number,
  scale: { readonly min: number; readonly max: number },
): PlannerFault | null {
  if (metric === "nps") return Math.abs(level) <= 95 ? null : { key: "levelNps" };
  if (metric === "csat") return level >= 1 && level <= 99 ? null : { key: "levelCsat" };
  return level > scale.min && level < scale.max ? null : { key: "levelCes", low: scale.min, high: scale.max };
}

/** The planner's address with something changed; what is null is left out. */
export function plannerHref(path: string, query: PlannerQuery, changes: Partial<PlannerQuery> = {}): string {
  const next = { ...query, ...changes };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) if (value !== null) params.set(name, String(value));
  return `${path}?${params}`;
}

function oneOf<T extends string>(names: readonly T[], text: unknown): T | null {
  return names.find((name) => name === text) ?? null;
}
