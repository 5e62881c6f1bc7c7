import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import {
  type ChangeWords,
  decimalsFor,
  describeChange,
  describeNumber,
  type NumberWords,
} from "@/features/dashboards/describe-number";
import { serializeMetricQuery } from "@/features/dashboards/input";
import type { OverviewQuery } from "@/features/dashboards/overview/input";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import type { OverviewNumbers } from "@/features/dashboards/overview/read-overview";
import { type MetricTile, ROWS, type RowName, type TileId } from "@/features/dashboards/overview/read-tiles";
import type { RulerInput } from "@/ui/ruler-geometry";

/** One number of the page in words; without a number it says from when on there will be one. */
export interface TileView {
  readonly id: TileId;
  readonly label: string;
  /** What it means and how it is computed. */
  readonly href: string;
  readonly number: NumberWords | null;
  readonly change: ChangeWords | null;
  readonly ruler: RulerInput | null;
  /** "Goal 86%". */
  readonly goal: string | null;
  /** What stands there while there is no number. */
  readonly instead: string;
}

export interface RowView {
  readonly name: RowName;
  readonly tiles: readonly TileView[];
}

/** What a metric waits for whose data no answer brings. */
const WAITS_FOR = {
  first_response_time: "contacts",
  resolution_time: "contacts",
  sla_attainment: "contacts",
  quality_score: "reviews",
  customer_retention: "customers",
  customer_churn: "customers",
  follow_ups: "followUps",
} as const;

/** The two rows of tiles and, apart, how many complete what they begin. */
export function describeTiles(
  words: OverviewWords,
  { tiles }: Pick<OverviewNumbers, "tiles">,
  workspacePath: string,
  query: Pick<OverviewQuery, "survey" | "filters">,
): { rows: RowView[]; completion: TileView } {
  const one = (id: TileId) =>
    describeTile(
      words,
      id,
      tiles.find((tile) => tile.metric === id),
      workspacePath,
      query,
    );
  return {
    rows: (["service", "care"] as const).map((name) => ({ name, tiles: ROWS[name].map(one) })),
    completion: one("completion_rate"),
  };
}

function describeTile(
  words: OverviewWords,
  id: TileId,
  tile: MetricTile | undefined,
  workspacePath: string,
  query: Pick<OverviewQuery, "survey" | "filters">,
): TileView {
  const { overview: t } = words;
  const waits = id in WAITS_FOR ? WAITS_FOR[id as keyof typeof WAITS_FOR] : ("unasked" as const);
  const base = {
    id,
    label: t(`tile.${id}`),
    href: id === "follow_ups" ? `${workspacePath}/explain` : `${workspacePath}/explain/${id}`,
    instead: t(`tile.${waits}`),
  };
  if (tile === undefined) return { ...base, number: null, change: null, ruler: null, goal: null };
  const { metric, computed, goal } = tile;
  const { answer, scale } = computed;
  const decimals = decimalsFor(metric, answer.value, answer.comparison, false);
  const number = describeNumber(words, metric, scale, answer, decimals);
  const shown = number.value !== null;
  return {
    ...base,
    href: explainedPath(base.href, answer, query),
    number,
    change:
      shown && answer.comparison
        ? describeChange(words, metric, scale, answer.value, answer.comparison, decimals)
        : null,
    ruler: shown ? rulerOf(tile) : null,
    goal:
      goal &&
      t("tile.goal", { value: formatValue(goal.target, METRICS[metric].unit, { locale: words.locale, decimals }) }),
    instead: number.instead,
  };
}

/** The ledger of just this number: its days, its survey, its filters. */
export function explainedPath(
  path: string,
  { from, to }: { readonly from: string; readonly to: string },
  { survey, filters }: Pick<OverviewQuery, "survey" | "filters">,
): string {
  return `${path}?${serializeMetricQuery({ ...(survey ? { survey } : {}), from, to, filters })}`;
}

function rulerOf({ metric, computed, goal }: MetricTile): RulerInput | null {
  const { answer, scale } = computed;
  if (answer.value === null || answer.interval === null) return null;
  const { unit, min, max } = METRICS[metric];
  const ends = unit === "score" ? SCALES[scale] : { min: min ?? 0, max: max ?? 100 };
  return {
    value: answer.value,
    low: answer.interval.low,
    high: answer.interval.high,
    before: answer.comparison?.value ?? null,
    goal: goal?.target ?? null,
    min: ends.min,
    max: ends.max,
  };
}
