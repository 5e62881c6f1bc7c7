import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { decimalsFor, describeNumber, shortName } from "@/features/dashboards/describe-number";
import { describePlacedComments } from "@/features/dashboards/overview/describe-comments";
import { describeTile, explainedPath, type TileView } from "@/features/dashboards/overview/describe-tiles";
import { describeUnhappy } from "@/features/dashboards/overview/describe-unhappy";
import { isolate } from "@/features/dashboards/overview/overview-words";
import { nameTile } from "@/features/dashboards/own/name-tile";
import type { OwnWords } from "@/features/dashboards/own/own-words";
import type { OwnData, OwnNumber, OwnTile } from "@/features/dashboards/own/read-own";
import { comparisonOf } from "@/features/dashboards/survey/choose-days";
import { describeTrend } from "@/features/dashboards/survey/describe-trend";
import { commaOf } from "@/platform/i18n/locale";
import { sayDay } from "@/platform/i18n/say-days";

interface OwnContext {
  readonly workspacePath: string;
  readonly workspace: WorkspaceCalendar;
  readonly mayRead: boolean;
  readonly now: Date;
}

/** What a tile says, ready to be printed. */
export type OwnTileView = ReturnType<typeof describeOwnTile>;

/** Says one tile of a dashboard. */
export function describeOwnTile(words: OwnWords, tile: OwnTile, data: OwnData, context: OwnContext) {
  const { workspacePath, workspace, mayRead, now } = context;
  const { zone } = workspace;
  if (tile.kind === "comments") {
    const comments = describePlacedComments(words, tile.comments, data.outlines, { workspacePath, zone, mayRead });
    return { kind: tile.kind, id: tile.id, comments };
  }
  if (tile.kind === "unhappy") {
    const unhappy =
      tile.followUps && describeUnhappy(words, tile.followUps, tile.unhappy, { workspacePath, zone, mayRead, now });
    return { kind: tile.kind, id: tile.id, unhappy };
  }
  if (tile.kind === "slow") {
    // What a goal is called was not read.
    const name = tile.spec.kind === "goal" ? words.o("kinds.goal") : nameTile(words, tile.spec, data.outlines, []);
    return { kind: tile.kind, id: tile.id, name };
  }
  const { number, spec } = tile;
  const name = number ? nameNumber(words, number, data) : nameTile(words, spec, data.outlines, []);
  if (number === null) return { kind: "gone" as const, id: tile.id, name };
  if (tile.kind === "trend")
    return { kind: tile.kind, id: tile.id, name, trend: trendOf(words, number, data, context) };
  const goal = number.goal && {
    href: `${workspacePath}/goals/${number.goal.id}`,
    text: words.o("tile.goal", {
      value: formatValue(number.goal.target, METRICS[number.metric].unit, { locale: words.locale }),
      day: sayDay(number.goal.endsOn, words.locale),
    }),
  };
  return { kind: "number" as const, id: tile.id, name, goal, tile: tileOf(words, number, data, context) };
}

/** "NPS · Germany · After a contact". */
function nameNumber(words: OwnWords, { metric, segment, survey }: OwnNumber, { outlines }: OwnData): string {
  const of = outlines.find(({ id }) => id === survey)?.name;
  const parts = [shortName(words, metric), segment?.value, of].filter((part) => part !== undefined);
  return parts.map((part, place) => (place === 0 ? part : isolate(part, words.locale))).join(" · ");
}

function tileOf(words: OwnWords, number: OwnNumber, data: OwnData, { workspacePath, mayRead }: OwnContext): TileView {
  const { metric, survey, segment } = number;
  const base: TileView = {
    id: metric,
    label: nameNumber(words, number, data),
    href: `${workspacePath}/explain/${metric}`,
    screen: null,
    instead: "",
    ...{ number: null, change: null, ruler: null, goal: null },
  };
  const filters = segment === null ? {} : { [segment.name]: segment.value };
  const reader = { home: workspacePath, mayRead };
  return describeTile(words, base, number, {
    ...{ filters, reader, range: data.days.range, chosen: data.days.chosen, compare: comparisonOf(data, data.days) },
    ...(survey ? { survey } : {}),
  });
}

function trendOf(words: OwnWords, number: OwnNumber, data: OwnData, context: OwnContext) {
  const { workspacePath, workspace } = context;
  const { metric, scale, answer, trend, survey, segment } = number;
  const { unit, min, max } = METRICS[metric];
  const decimals = decimalsFor(metric, answer.value, answer.comparison, false);
  const interval = trend?.interval ?? "month";
  const points = trend
    ? describeTrend(words, { metric, scale, answer: trend, interval, today: data.known.today, decimals, workspace })
    : [];
  const highest = Math.max(0, ...points.map(({ high, value }) => high ?? value ?? 0));
  const ends = unit === "score" && scale !== null ? SCALES[scale] : { min: min ?? 0, max: max ?? highest };
  const shown = { from: trend?.series[0]?.start ?? answer.from, to: trend?.series.at(-1)?.end ?? answer.to };
  const filters = segment === null ? {} : { [segment.name]: segment.value };
  const told = describeNumber(words, metric, scale, answer, decimals);
  const comma = commaOf(words.locale);
  return {
    name: nameNumber(words, number, data),
    /** The number of the dashboard's days: "+28, 402 answers, between 20 and 35". */
    summary: [told.text || told.instead, told.count, told.between].filter((part) => part !== "").join(comma),
    /** Its ledger, of the same days. */
    ledger: tileOf(words, number, data, context).href,
    unit,
    points,
    min: ends.min,
    max: ends.max,
    ...(unit === "minutes" ? { from: 0 } : {}),
    explain: explainedPath(`${workspacePath}/explain/${metric}`, shown, { ...(survey ? { survey } : {}), filters }),
  };
}
