import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { PackPart, PackRequest } from "@/domain/board/pack-part";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { tabulateOverview } from "@/features/dashboards/files/tabulate-overview";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { type OverviewData, readOverview } from "@/features/dashboards/overview/read-overview";
import { type OverviewBody, toOverviewView } from "@/features/dashboards/overview/view";
import { protectOverview } from "@/features/dashboards/packed/protect-overview";
import { takeClosed } from "@/features/dashboards/packed/take-closed";
import { tellMoved, tellUnknown } from "@/features/dashboards/packed/tell-unknown";
import { toDots, toTile, toTrend } from "@/features/dashboards/packed/to-blocks";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** A workspace as far as a pack needs it. */
export interface PackedWorkspace extends WorkspaceCalendar {
  readonly name: string;
}

/** The first pages of a pack: its one sentence, the two rows of numbers, and the surveys behind them. */
export interface PackedOverview extends PackPart {
  readonly verdict: string;
  readonly lead: string;
  readonly days: string;
  readonly compared: string;
  /** The days reach into the future or up to today: they are not over. */
  readonly soFar: boolean;
  readonly surveys: readonly { readonly id: string; readonly name: string }[];
  readonly facts: readonly (readonly [name: string, text: string])[];
}

/** The overview of the days a pack is of, read as the screen reads it. */
export async function packOverview(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: PackedWorkspace,
  request: PackRequest,
  now: Date,
): Promise<PackedOverview> {
  const { from, to, compare, minimum } = request;
  const [only, ...others] = request.surveys ?? [];
  const survey = only !== undefined && others.length === 0 ? { survey: only } : {};
  const { query } = readOverviewQuery({ from, to, compare, ...survey });
  const read = await takeClosed(tx, scope, await readOverview(tx, scope, workspace, query, now), query.survey);
  const data = protectOverview(read.data, minimum);
  const locale = appLocale(request.locale);
  const board = translatorIn(locale, "board");
  const words = { ...pageWordsIn(locale), ...overviewWordsIn(locale), files: translatorIn(locale, "exports"), board };
  const rights = { workspacePath: "", mayEdit: false, mayImport: false, mayRead: false, ignored: [] };
  const { body } = toOverviewView(words, data, { ...rights, workspace, query, now });
  const days = data.numbers?.days;
  const sheet = tabulateOverview(data, { workspaceName: workspace.name, workspace, query, now, words });
  return {
    verdict: body?.verdict ?? board("cover.nothing"),
    lead: body?.lead ?? "",
    days: days ? describeChosen(days, words) : describeDays({ from, to }, locale),
    compared: days?.compared ? describeDays(days.compared, locale) : "",
    soFar: to >= data.known.today,
    surveys: chosenSurveys(data, request),
    facts: sheet.facts,
    rows: sheet.rows,
    unknown: [
      ...tellMoved(words, board("section.overview"), read.moved),
      ...tellUnknown(words, board("section.overview"), data, minimum),
    ],
    metrics: shownMetrics(data),
    sections: body === null ? [] : [sectionOf(body, words)],
  };
}

function sectionOf(body: OverviewBody, { board }: Parameters<typeof tellUnknown>[0]): PackPart["sections"][number] {
  const rows = [...body.rows.map(({ name, tiles }) => ({ name: board(`row.${name}`), tiles: tiles.map(toTile) }))];
  const asked = toTile(body.completion);
  return {
    key: "overview",
    title: board("section.overview"),
    lead: board("overview.lead"),
    blocks: [
      { kind: "tiles", rows },
      {
        kind: "text",
        quiet: true,
        text: [`${asked.label}: ${asked.value ?? asked.instead}`, asked.between, asked.count]
          .filter(Boolean)
          .join(" · "),
      },
      ...(body.trend ? [toTrend(body.trend, board("trend.caption"))] : []),
      ...(body.changes ? [toDots(body.changes, board)] : []),
    ],
  };
}

/** Those that were asked for and are there, in the order of the screen. */
export function chosenSurveys({ outlines }: OverviewData, { surveys }: PackRequest) {
  return outlines
    .filter(({ id, status }) => status !== "draft" && (surveys === null || surveys.includes(id)))
    .map(({ id, name }) => ({ id, name }));
}

function shownMetrics({ numbers }: OverviewData): PackPart["metrics"] {
  if (numbers === null) return [];
  return [...numbers.tiles, ...numbers.operations].map(({ metric }) => metric);
}
