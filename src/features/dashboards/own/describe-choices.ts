import type { GoalRow } from "@/db/queries/goals/find-goal";
import type { Dimension } from "@/db/queries/list-dimensions";
import type { SurveyOutline } from "@/db/queries/read-outlines";
import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { shortName } from "@/features/dashboards/describe-number";
import { TILE_METRICS } from "@/features/dashboards/own/input";
import type { OwnWords } from "@/features/dashboards/own/own-words";
import { sayDay } from "@/platform/i18n/say-days";

const MOST_VALUES = 40;

/** What a new tile can be, whose answers it can be of, and which group. */
export function describeChoices(
  words: OwnWords,
  found: {
    readonly outlines: readonly SurveyOutline[];
    readonly dimensions: readonly Dimension[];
    readonly goals: readonly GoalRow[];
  },
) {
  const { o, locale } = words;
  const goals = found.goals
    .filter(({ goal }) => goal.closedAt === null)
    .map(({ goal }) => {
      const { unit } = METRICS[goal.metric];
      const value = formatValue(goal.target, unit, { locale });
      const day = sayDay(goal.endsOn, locale);
      return { id: goal.id, name: o("goalName", { metric: shortName(words, goal.metric), value, day }) };
    });
  const metrics = (kind: "number" | "trend") =>
    TILE_METRICS.map((metric) => ({
      value: `${kind} ${metric}`,
      label: words.metrics(`names.${metric}`),
      group: o(`kinds.${kind}`),
    }));
  const segments = new Map<string, { value: string; label: string; group: string }>();
  for (const { name, values } of found.dimensions)
    for (const value of values.slice(0, MOST_VALUES))
      segments.set(`${name}=${value}`, { value: `${name}=${value}`, label: value, group: name });
  return {
    goals,
    what: [
      ...metrics("number"),
      ...metrics("trend"),
      ...goals.map(({ id, name }) => ({ value: `goal ${id}`, label: name, group: o("kinds.goal") })),
      { value: "comments", label: o("kinds.comments"), group: o("people") },
      { value: "unhappy", label: o("kinds.unhappy"), group: o("people") },
    ],
    surveys: [
      { value: "", label: o("everySurvey") },
      ...found.outlines.map(({ id, name }) => ({ value: id, label: name })),
    ],
    segments: [{ value: "", label: o("everybody") }, ...segments.values()],
  };
}
