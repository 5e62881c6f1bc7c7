import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { PackBlock } from "@/domain/board/pack-document";
import { NOTHING, type PackPart, type PackRequest } from "@/domain/board/pack-part";
import { addDays } from "@/domain/calendar/day";
import { previousPeriod } from "@/domain/calendar/period";
import type { QualityWords } from "@/features/quality/quality-words";
import { type Cut, type QualityNumbers, readQuality } from "@/features/quality/score/read-quality";
import { tabulateQuality } from "@/features/quality/score/tabulate-quality";
import { pointsOf, sayVerdict, tileOf, whiskersOf } from "@/features/quality/score/view";
import { appLocale } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** Agents are no matter for a board. */
const CUTS = ["category", "channel", "team"] as const satisfies readonly Cut[];

/** How good service was, as reviews have it, over the days of a pack; nothing where nothing was ever reviewed. */
export async function packQuality(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: { readonly weekStart: number },
  request: PackRequest,
): Promise<PackPart> {
  const locale = appLocale(request.locale);
  const words: QualityWords = { locale, t: translatorIn(locale, "quality"), metrics: translatorIn(locale, "metrics") };
  const board = translatorIn(locale, "board");
  const { from, to, minimum } = request;
  const { start, end } = previousPeriod(from, to);
  const numbers = await readQuality(
    tx,
    scope,
    { filter: [] },
    {
      days: { range: { from, to }, compared: { from: start, to: end } },
      ...{ today: addDays(to, 1), weekStart: workspace.weekStart },
    },
  );
  if (numbers.ever === 0) return NOTHING;
  const { title, lead } = sayVerdict(words, numbers);
  return {
    sections: [
      {
        ...{ key: "quality", title: board("section.quality"), lead: title },
        blocks: [{ kind: "text", text: lead }, ...blocksOf(words, numbers, { board, minimum })],
      },
    ],
    rows: tabulateQuality(words, numbers, { cuts: CUTS, minimum }),
    unknown:
      numbers.total.reading.value === null
        ? [{ title: board("section.quality"), lines: [board("unknown.quality")] }]
        : [],
    metrics: ["quality_score"],
  };
}

function blocksOf(
  words: QualityWords,
  numbers: QualityNumbers,
  { board, minimum }: { readonly board: Translator<"board">; readonly minimum: number },
): PackBlock[] {
  const tile = tileOf(words, numbers);
  const places = { page: "", reviews: "", query: { days: {}, filter: [] } };
  return [
    {
      kind: "tiles",
      rows: [
        {
          name: "",
          tiles: [
            {
              ...{ label: tile.label, value: tile.value, instead: tile.value === null ? (tile.reason ?? "") : "" },
              ...{ between: tile.between ?? "", count: tile.count ?? "", rough: tile.rough ?? false, goal: "" },
              ...{ assessment: tile.assessment ?? null, change: tile.change ?? "", ruler: tile.ruler ?? null },
              direction: tile.direction === "up" || tile.direction === "down" ? tile.direction : null,
            },
          ],
        },
      ],
    },
    {
      ...({ kind: "trend", title: board("quality.trend"), caption: board("trend.caption"), unit: "percent" } as const),
      ...{ min: 0, max: 100, goal: null },
      points: pointsOf(words, numbers).map(({ key, label, title, value, low, high, valueText, rough, partial }) => ({
        ...{ key, label, title, value, low, high, valueText },
        ...(rough ? { rough } : {}),
        ...(partial ? { partial } : {}),
      })),
    },
    ...CUTS.flatMap((cut): PackBlock[] => {
      const own = numbers.groups[cut].filter(({ reading }) => reading.n >= minimum);
      if (own.length < 2) return [];
      const shown = { ...numbers, groups: { ...numbers.groups, [cut]: own } };
      return [
        {
          ...({ kind: "dots", title: words.t(`dimensions.${cut}`), caption: "", unit: "percent" } as const),
          ...{ valueHead: board("head.score"), countHead: board("head.reviews"), min: 0, max: 100, zero: false },
          note: numbers.tested > 1 ? words.t("fine.corrected", { n: numbers.tested }) : "",
          rows: whiskersOf(words, shown, cut, places).map((row) => ({
            ...{ label: row.label, value: row.value, low: row.low, high: row.high },
            ...{ valueText: row.valueText, countText: row.countText, betweenText: row.betweenText ?? "" },
            ...(row.rough ? { rough: row.rough } : {}),
            ...(row.assessment ? { assessment: row.assessment } : {}),
          })),
        },
      ];
    }),
  ];
}
