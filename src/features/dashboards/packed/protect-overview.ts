import { hideSegments, hideSmall, isSmall } from "@/features/dashboards/hide-small-groups";
import type { OverviewData } from "@/features/dashboards/overview/read-overview";

/**
 * The overview as it may be handed on: numbers and groups of fewer people than `minimum` are hidden, and so is what would
 * tell them by subtraction.
 */
export function protectOverview(data: OverviewData, minimum: number): OverviewData {
  const { numbers } = data;
  if (numbers === null) return data;
  const open = { compared: false, period: () => false };
  const tiles = numbers.tiles.map((tile) => {
    const range = isSmall(tile.computed.answer.n, minimum);
    return { ...tile, computed: hideSmall(tile.computed, minimum, { ...open, range }) };
  });
  const operations = numbers.operations.filter(({ computed }) => !isSmall(computed?.answer.n ?? 0, minimum));
  const { main } = numbers;
  if (main === null) return { ...data, numbers: { ...numbers, tiles, operations } };
  const tile = tiles.find(({ metric }) => metric === main.tile.metric) ?? main.tile;
  const all = tile.computed.answer.suppressed === true;
  const segments = hideSegments(main.groups?.segments ?? [], minimum, all);
  const someHidden = segments.some(({ result }) => result.suppressed);
  const groups = main.groups && { ...main.groups, segments, split: someHidden ? null : main.groups.split };
  const trend = hideSmall(
    { ...tile.computed, answer: { ...tile.computed.answer, series: main.trend.series } },
    minimum,
    {
      ...open,
      range: all,
    },
  ).answer;
  const protectedMain = {
    ...main,
    ...{ tile, groups },
    trend: { series: trend.series, breaks: main.trend.breaks },
    trap: someHidden ? null : main.trap,
    left: someHidden ? null : main.left,
    drivers: all ? null : main.drivers,
  };
  return { ...data, numbers: { ...numbers, tiles, operations, main: protectedMain } };
}
