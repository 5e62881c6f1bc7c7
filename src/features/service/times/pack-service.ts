import type { Tx } from "@/db/client";
import { findTimeClock } from "@/db/queries/service/find-time-clock";
import { hasInteractions } from "@/db/queries/service/list-service-values";
import type { WorkspaceScope } from "@/db/scope";
import type { PackBlock, PackTile } from "@/domain/board/pack-document";
import { NOTHING, type PackPart, type PackRequest } from "@/domain/board/pack-part";
import { addDays } from "@/domain/calendar/day";
import { previousPeriod } from "@/domain/calendar/period";
import { TIME_MEASURES } from "@/domain/service/time-measure";
import { readService, type ServiceNumbers } from "@/features/service/times/read-service";
import type { ServiceWords } from "@/features/service/times/service-words";
import { tabulateService } from "@/features/service/times/tabulate-service";
import { groupRows, rateTile, sayVerdict, timeTile, trendPoints } from "@/features/service/times/view";
import { appLocale } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** Agents are no matter for a board. */
const CUTS = ["channel", "team", "priority"] as const;

/** How fast service is, over the days of a pack; nothing where nobody ever wrote in. */
export async function packService(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: { readonly weekStart: number },
  request: PackRequest,
): Promise<PackPart> {
  if (!(await hasInteractions(tx, scope))) return NOTHING;
  const locale = appLocale(request.locale);
  const board = translatorIn(locale, "board");
  const words: ServiceWords = { locale, t: translatorIn(locale, "service"), metrics: translatorIn(locale, "metrics") };
  const clock = await findTimeClock(tx, scope);
  const { from, to } = request;
  const { start, end } = previousPeriod(from, to);
  const numbers = await readService(
    tx,
    scope,
    { measure: "first_response", filter: [] },
    {
      days: { range: { from, to }, compared: { from: start, to: end } },
      // The chart of a pack ends on its last day.
      ...{ today: addDays(to, 1), weekStart: workspace.weekStart, clock },
    },
  );
  const verdict = sayVerdict(words, numbers, "first_response");
  return {
    sections: [
      {
        ...{ key: "service", title: board("section.service"), lead: verdict.title },
        blocks: blocksOf(words, numbers, { board, lead: verdict.lead, minimum: request.minimum }),
      },
    ],
    rows: tabulateService(words, numbers, {
      ...{ measure: "first_response", cuts: CUTS, minimum: request.minimum },
      nameOf: (_, value) => value || words.t("notNamed"),
    }),
    unknown:
      numbers.times.first_response.reading.value === null
        ? [{ title: board("section.service"), lines: [board("unknown.service")] }]
        : [],
    metrics: ["first_response_time", "resolution_time"],
  };
}

function blocksOf(
  words: ServiceWords,
  numbers: ServiceNumbers,
  { board, lead, minimum }: { readonly board: Translator<"board">; readonly lead: string; readonly minimum: number },
): PackBlock[] {
  const { t } = words;
  const times = TIME_MEASURES.map((measure) => tileOf(timeTile(words, numbers.times[measure], measure)));
  const rates = [
    tileOf(rateTile(words, numbers.reopened, t("reopened"), t("reopenedOf", { n: numbers.reopened.reading.n }))),
    tileOf(rateTile(words, numbers.oneTouch, t("oneTouch"), t("oneTouchOf", { n: numbers.oneTouch.reading.n }))),
  ];
  const none = { name: (value: string) => value || t("notNamed"), links: () => ({ href: "" }) };
  return [
    { kind: "text", text: lead },
    { kind: "tiles", rows: [{ name: "", tiles: [...times.slice(0, 4), ...rates].slice(0, 5) }] },
    {
      ...({ kind: "trend", title: board("service.trend"), caption: board("trend.caption"), unit: "minutes" } as const),
      ...{ min: 0, max: null, goal: null },
      points: trendPoints(words, numbers).map(({ key, label, title, value, low, high, valueText, rough, partial }) => ({
        ...{ key, label, title, value, low, high, valueText },
        ...(rough ? { rough } : {}),
        ...(partial ? { partial } : {}),
      })),
    },
    ...CUTS.flatMap((by): PackBlock[] => {
      const groups = numbers.groups[by].filter(({ reading }) => reading.n >= minimum);
      if (groups.length < 2) return [];
      return [
        {
          ...({ kind: "dots", title: t(`dimensions.${by}`), caption: "", unit: "minutes" } as const),
          ...{ valueHead: t("measures.first_response"), countHead: board("head.interactions"), min: 0, max: null },
          ...{ zero: false, note: numbers.tested > 1 ? t("fine.corrected", { n: numbers.tested }) : "" },
          rows: groupRows(words, groups, by, none).map((row) => ({
            ...{ label: row.label, value: row.value, low: row.low, high: row.high },
            ...{ valueText: row.valueText, countText: row.countText, betweenText: row.betweenText ?? "" },
            ...(row.assessment ? { assessment: row.assessment } : {}),
          })),
        },
      ];
    }),
  ];
}

function tileOf(tile: ReturnType<typeof timeTile>): PackTile {
  return {
    ...{ label: tile.label, value: tile.value, instead: tile.value === null ? (tile.reason ?? "") : "" },
    ...{ between: tile.between ?? "", count: tile.count ?? "", rough: tile.rough ?? false, goal: "", ruler: null },
    ...{ assessment: tile.assessment ?? null, change: tile.change ?? "" },
    direction: tile.direction === "up" || tile.direction === "down" ? tile.direction : null,
  };
}
