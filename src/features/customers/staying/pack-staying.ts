import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { PackBlock, PackTile } from "@/domain/board/pack-document";
import { NOTHING, type PackPart, type PackRequest } from "@/domain/board/pack-part";
import { describeSeries } from "@/features/customers/staying/describe-series";
import { tabulateStaying } from "@/features/customers/staying/files/tabulate-staying";
import { readStayQuery } from "@/features/customers/staying/input";
import { readStaying, type StayWorkspace } from "@/features/customers/staying/read-staying";
import { type StayView, toStayView } from "@/features/customers/staying/view";
import { appLocale } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

interface Board {
  readonly board: Translator<"board">;
}

/** Who stays and who leaves, over the days of a pack; nothing where nobody was ever a customer. */
export async function packStaying(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: StayWorkspace,
  request: PackRequest,
  now: Date,
): Promise<PackPart> {
  const locale = appLocale(request.locale);
  const { query } = readStayQuery({ from: request.from, to: request.to });
  const data = await readStaying(tx, scope, workspace, query, now);
  if (data === null) return NOTHING;
  const words = { locale, t: translatorIn(locale, "staying"), metrics: translatorIn(locale, "metrics") };
  const board = translatorIn(locale, "board");
  const context = { words, query, ignored: [], home: "", now, zone: workspace.zone, mayRead: false };
  const view = toStayView(data, context);
  // A month or a quarter alone is no line: the chart looks back over a year.
  const year = { ...query, from: addMonths(request.to, -11), to: request.to };
  const wide = data.days.months >= 12 ? data : ((await readStaying(tx, scope, workspace, year, now)) ?? data);
  const series = describeSeries(wide, context);
  const small = (n: number) => n > 0 && n < request.minimum;
  const groups = data.groups.filter(({ current }) => small(current.start));
  const hidden = groups.length > 0;
  return {
    sections: [
      {
        ...{ key: "staying", title: board("section.staying"), lead: view.verdict },
        blocks: blocksOf({ ...view, series }, { board }, hidden),
      },
    ],
    rows: [
      ...tabulateStaying(data, view, words).filter(
        ({ part, n }) => part !== "period" && (part !== "group" || !small(n ?? 0)),
      ),
      ...tabulateStaying(wide, { ...view, series }, words).filter(({ part }) => part === "period"),
    ],
    unknown: [
      ...(hidden
        ? [{ title: board("section.staying"), lines: [board("unknown.groups", { n: request.minimum })] }]
        : []),
      ...(data.current.over ? [] : [{ title: board("section.staying"), lines: [board("unknown.running")] }]),
    ],
    metrics: ["customer_churn", "customer_retention", ...(view.revenue ? (["net_revenue_retention"] as const) : [])],
  };
}

/** The first day of the month so many months after a day's. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function blocksOf(view: StayView, { board }: Board, hidden: boolean): PackBlock[] {
  const { series, lengths, revenue, groups, reasons } = view;
  return [
    { kind: "tiles", rows: [{ name: "", tiles: tilesOf(view, { board }) }] },
    {
      ...({ kind: "table", title: board("staying.balance"), note: view.counted } as const),
      head: view.balance.map(({ label }) => label),
      rows: [view.balance.map(({ value }, i) => ({ text: value, strong: i === 0 || i === view.balance.length - 1 }))],
    },
    {
      ...({ kind: "trend", title: board("staying.series"), caption: series.caption, unit: "percent" } as const),
      ...{ min: 0, max: 100, from: 0, goal: null },
      points: series.points.map(({ key, label, title, value, low, high, valueText, rough }) => ({
        ...{ key, label, title, value, low, high, valueText },
        ...(rough ? { rough } : {}),
      })),
    },
    ...(revenue && !revenue.running
      ? [
          {
            ...({ kind: "waterfall", title: board("staying.revenue") } as const),
            caption: board("staying.kept", { net: revenue.kept.value, gross: revenue.keptGross.value }),
            cutText: revenue.cut,
            bars: revenue.bars.map(({ label, kind, amount, amountText }) => ({ label, kind, amount, amountText })),
          },
        ]
      : []),
    ...survivalOf(lengths, { board }, hidden),
    ...(groups && !hidden && groups.rows.length > 0 ? [groupsOf(groups, { board })] : []),
    ...(reasons.rows.length > 0 ? [reasonsOf(reasons, { board })] : []),
  ];
}

function groupsOf({ by, check, rows }: NonNullable<StayView["groups"]>, { board }: Board): PackBlock {
  return {
    ...({ kind: "dots", title: board("staying.groups", { by }), caption: "" } as const),
    ...({ valueHead: board("staying.churn"), countHead: board("head.customers"), unit: "percent" } as const),
    ...{ min: 0, max: 100, zero: false, note: check },
    rows: rows.map(({ label, value, low, high, valueText, countText, betweenText, rough, assessment }) => ({
      ...{ label, value, low, high, valueText, countText, betweenText, rough },
      ...(assessment ? { assessment } : {}),
    })),
  };
}

function reasonsOf({ rows, note }: StayView["reasons"], { board }: Board): PackBlock {
  return {
    ...({ kind: "table", title: board("staying.reasons"), note } as const),
    head: [board("staying.reason"), board("head.customers"), board("head.share")],
    rows: rows.map(({ label, countText, share }) => [{ text: label }, { text: countText }, { text: share }]),
  };
}

function tilesOf({ churn, retention, revenue }: StayView, { board }: Board): PackTile[] {
  const none = { instead: "", goal: "", ruler: null, change: "" };
  const told = { ...none, assessment: null, direction: null } as const;
  return [
    {
      ...none,
      ...{ label: churn.label, value: churn.value, between: churn.between, count: churn.of, rough: churn.rough },
      ...{ assessment: churn.assessment, change: churn.change },
      direction: churn.direction === "up" || churn.direction === "down" ? churn.direction : null,
    },
    {
      ...told,
      ...{ label: retention.label, value: retention.value, between: retention.between, count: retention.of },
      rough: retention.rough,
    },
    ...(revenue
      ? [
          {
            ...told,
            label: board("staying.netKept"),
            value: revenue.kept.value,
            between: revenue.kept.between,
            count: revenue.kept.count,
            rough: false,
          },
        ]
      : []),
  ];
}

function survivalOf(lengths: StayView["lengths"], { board }: Board, hidden: boolean): PackBlock[] {
  const { marks, end, everybody, groups, median } = lengths;
  const shown = groups === null || hidden ? everybody : groups;
  if (shown.lines.length === 0) return [];
  return [
    {
      ...({ kind: "survival", title: board("staying.lengths") } as const),
      caption: [median, groups && !hidden ? groups.verdict : "", board("staying.months"), shown.floorText ?? ""]
        .filter(Boolean)
        .join(" "),
      countedHead: board("staying.counted"),
      ...{ end, floor: shown.floor },
      marks: marks.map(({ time, label }) => ({ time, label })),
      lines: shown.lines.map(({ name, steps, readings }) => ({
        name,
        steps: steps.map(({ time, share, low, high }) => ({ time, share, low, high })),
        counted: readings.map(({ countText }) => countText),
      })),
    },
  ];
}
