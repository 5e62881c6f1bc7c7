import type { DotsBlock, PackTile, TrendBlock } from "@/domain/board/pack-document";
import { METRICS } from "@/domain/metrics/metric";
import type { DriversView } from "@/features/dashboards/drivers/describe-drivers";
import type { ChangesView } from "@/features/dashboards/overview/describe-changes";
import type { TileView } from "@/features/dashboards/overview/describe-tiles";
import type { TrendView } from "@/features/dashboards/overview/view";
import type { Translator } from "@/platform/i18n/translator";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";

/** A number of the overview as a tile of a pack. */
export function toTile({ label, number, change, ruler, goal, instead }: TileView): PackTile {
  return {
    label,
    value: number?.value == null ? null : number.text,
    instead: number === null || number.value === null ? number?.instead || instead : "",
    between: number?.between ?? "",
    count: number?.count ?? "",
    rough: number?.precision === "rough",
    assessment: change?.assessment ?? null,
    direction: change?.direction === "up" || change?.direction === "down" ? change.direction : null,
    change: change?.difference ?? "",
    goal: goal ?? "",
    ruler: ruler && {
      ...{ value: ruler.value, low: ruler.low, high: ruler.high },
      before: ruler.before ?? null,
      goal: ruler.goal ?? null,
      ...finite("min", ruler.min),
      ...finite("max", ruler.max),
    },
  };
}

/** JSON has no infinity: an end that is none is left out. */
function finite<Name extends string>(name: Name, value: number | undefined): { [key in Name]?: number } {
  return value !== undefined && Number.isFinite(value) ? ({ [name]: value } as { [key in Name]: number }) : {};
}

/** The main trend as a chart of a pack. */
export function toTrend(trend: TrendView, caption: string): TrendBlock {
  const { title, points, unit, min, max, from, goal } = trend;
  return {
    ...({ kind: "trend", title, caption, unit, min } as const),
    max: Number.isFinite(max) ? max : null,
    ...(from === undefined ? {} : { from }),
    goal,
    points: points.map(({ key, label, title: name, value, low, high, valueText, rough, partial, breakBefore }) => ({
      ...{ key, label, title: name, value, low, high, valueText },
      ...(rough ? { rough } : {}),
      ...(partial ? { partial } : {}),
      ...(breakBefore ? { breakBefore } : {}),
    })),
  };
}

/** What became of the groups, as dots. */
export function toDots(changes: ChangesView, t: Translator<"board">): DotsBlock {
  return {
    ...({ kind: "dots", title: changes.title, caption: changes.caption } as const),
    ...{ valueHead: changes.valueHead, countHead: t("head.answers"), unit: changes.unit },
    ...{ min: changes.min, max: changes.max, zero: changes.differences },
    note: [changes.note, changes.trap].filter(Boolean).join(" "),
    rows: changes.rows.map(toDot),
  };
}

/** What moves the score, as dots. */
export function toDrivers(drivers: DriversView, t: Translator<"board">): DotsBlock {
  return {
    ...({ kind: "dots", title: drivers.title, caption: drivers.caption } as const),
    ...{ valueHead: t("head.share"), countHead: t("head.rated"), unit: METRICS.csat.unit },
    ...{ min: 0, max: 100, zero: false, note: t("score.driversNote") },
    rows: drivers.rows.map(toDot),
  };
}

export function toDot(row: WhiskerRow) {
  const { label, value, low, high, valueText, countText, betweenText = "", rough, assessment } = row;
  return {
    ...{ label, value, low, high, valueText, countText, betweenText },
    ...(rough ? { rough } : {}),
    ...(assessment ? { assessment } : {}),
  };
}
