import { z } from "zod";
import { isMetricId } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { NumberQuestion } from "@/features/alerts/number-reader";

/** Numbers whose weeks can be watched. Revenue comes by the month, so its weeks say nothing. */
export const FOLLOWED_METRICS = [
  "nps",
  "csat",
  "ces",
  "completion_rate",
  "response_rate",
  "customer_churn",
  "customer_retention",
  "first_response_time",
  "resolution_time",
  "sla_attainment",
  "quality_score",
] as const satisfies readonly MetricId[];

const MOST_NOTE = 500;

const text = z.string().max(300).default("");

/** What a form sends to follow a number: empty is left out; a segment comes as JSON of its name and value. */
const followInput = z.object({
  metric: z.enum(FOLLOWED_METRICS, "metricError"),
  survey: z.union([z.literal(""), z.uuid()], "surveyError").default(""),
  question: text,
  segment: text,
});

const pair = z.tuple([z.string().min(1).max(120), z.string().min(1).max(200)]);

/** The number that a form names; or which of its fields is at fault, by the key of what is said of it. */
export function readFollowForm(
  form: FormData,
): { question: NumberQuestion } | { fault: [field: string, key: FollowFault] } {
  const given = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const checked = followInput.safeParse(given);
  if (!checked.success) {
    const field = String(checked.error.issues[0]?.path[0] ?? "metric");
    return { fault: [field, field === "survey" ? "surveyError" : "metricError"] };
  }
  const { metric, survey, question, segment } = checked.data;
  const parsed = segment === "" ? null : readPair(segment);
  if (segment !== "" && parsed === null) return { fault: ["segment", "segmentError"] };
  return {
    question: {
      metric,
      survey: survey === "" ? null : survey,
      question: survey === "" || question === "" ? null : question,
      segment: parsed && { name: parsed[0], value: parsed[1] },
    },
  };
}

export type FollowFault = "metricError" | "surveyError" | "segmentError";

/** The number that an address names, in the names of the API's query; null where it is none that can be followed. */
export function readFollowQuery(raw: Readonly<Record<string, string | string[] | undefined>>): NumberQuestion | null {
  const form = new FormData();
  for (const name of ["metric", "survey", "question"] as const) {
    const value = raw[name];
    if (typeof value === "string") form.set(name, value);
  }
  const [filter, ...more] = Object.entries(raw).filter(([name]) => name.startsWith("filter."));
  if (more.length > 0) return null;
  if (filter && typeof filter[1] === "string") form.set("segment", JSON.stringify([filter[0].slice(7), filter[1]]));
  const read = readFollowForm(form);
  return "question" in read && isMetricId(read.question.metric) ? read.question : null;
}

/** The segment of a number as a form sends it. */
export function segmentText(segment: NumberQuestion["segment"]): string {
  return segment === null ? "" : JSON.stringify([segment.name, segment.value]);
}

/** What a form says of an alert: seen, or a real change, and a note. */
export const acknowledgeInput = z.object({
  choice: z.enum(["keep", "real"], "choice"),
  note: z.string().trim().max(MOST_NOTE, "note").default(""),
});

/** How a member wants to be told. */
export const wishInput = z.object({
  numbers: z.enum(["at_once", "digest", "off"]),
  answers: z.literal("on").optional(),
});

/** `GET /api/v1/alerts`. */
export const alertQuery = z.object({
  state: z.enum(["new", "open", "past", "all"]).default("open"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

function readPair(given: string): [string, string] | null {
  try {
    return pair.safeParse(JSON.parse(given)).data ?? null;
  } catch {
    return null;
  }
}
