import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { PackBlock, PackSection } from "@/domain/board/pack-document";
import type { PackPart, PackRequest } from "@/domain/board/pack-part";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { describeSplit } from "@/features/dashboards/compare/describe-split";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { tabulateOverview } from "@/features/dashboards/files/tabulate-overview";
import { LEADING_METRICS, readOverviewQuery } from "@/features/dashboards/overview/input";
import { isolate, overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { type OverviewData, readOverview } from "@/features/dashboards/overview/read-overview";
import { type OverviewBody, toOverviewView } from "@/features/dashboards/overview/view";
import type { PackedWorkspace } from "@/features/dashboards/packed/pack-overview";
import { pickForPack } from "@/features/dashboards/packed/pick-for-pack";
import { protectOverview } from "@/features/dashboards/packed/protect-overview";
import { takeClosed } from "@/features/dashboards/packed/take-closed";
import { type PackedWords, tellUnknown } from "@/features/dashboards/packed/tell-unknown";
import { toDots, toDrivers, toTile, toTrend } from "@/features/dashboards/packed/to-blocks";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

type Words = PackedWords & ReturnType<typeof pageWordsIn> & ReturnType<typeof overviewWordsIn>;

/** A page for each score of a survey: where it stands, what changed, for whom, what moves it, and what people wrote. */
export async function packScores(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: PackedWorkspace,
  request: PackRequest,
  { survey, now }: { readonly survey: { readonly id: string; readonly name: string }; readonly now: Date },
): Promise<PackPart> {
  const { from, to, compare, minimum } = request;
  const locale = appLocale(request.locale);
  const board = translatorIn(locale, "board");
  const words: Words = { ...pageWordsIn(locale), ...overviewWordsIn(locale), board };
  const files = { ...words, files: translatorIn(locale, "exports") };
  const rights = { workspacePath: "", mayEdit: false, mayImport: false, mayRead: false, ignored: [] };
  const sections: PackSection[] = [];
  const rows: PackPart["rows"][number][] = [];
  const metrics = new Set<ScoreMetricId>();
  let unknown: PackPart["unknown"] = [];
  for (const metric of LEADING_METRICS) {
    const { query } = readOverviewQuery({ from, to, compare, survey: survey.id, metric });
    const read = await takeClosed(tx, scope, await readOverview(tx, scope, workspace, query, now), survey.id);
    const data = protectOverview(read.data, minimum);
    const main = data.numbers?.main;
    const asksScore = data.numbers?.tiles.some((tile) => tile.metric !== "completion_rate") ?? false;
    if (unknown.length === 0) unknown = tellUnknown(words, isolate(survey.name, locale), onlyScores(data), minimum);
    if (!main || main.tile.metric !== metric || (metric === "completion_rate" && asksScore)) continue;
    if (main.tile.computed.answer.n === 0 && !main.tile.computed.answer.suppressed) continue;
    const { body } = toOverviewView(words, onlyScores(data), { ...rights, workspace, query, now });
    if (body === null) continue;
    metrics.add(metric);
    const comments =
      request.comments && sections.length === 0 ? await pickForPack(tx, scope, words, data, workspace.zone) : null;
    sections.push(sectionOf(body, words, { survey, metric, comments }));
    const sheet = tabulateOverview(onlyScores(data), {
      workspaceName: survey.name,
      workspace,
      query,
      now,
      words: files,
    });
    const own = sheet.rows.filter((row) => row.metric === metric);
    rows.push(...own.map((row) => ({ ...row, name: `${survey.name} · ${row.name}` })));
  }
  return { sections, rows, unknown, metrics: [...metrics] };
}

function sectionOf(
  body: OverviewBody,
  words: Words,
  about: {
    readonly survey: { readonly name: string };
    readonly metric: ScoreMetricId;
    readonly comments: PackBlock | null;
  },
): PackSection {
  const { board } = words;
  const { survey, metric, comments } = about;
  const tile = [...body.rows.flatMap(({ tiles }) => tiles), body.completion].find(({ id }) => id === metric);
  const { split } = body.changes ?? {};
  const said = split ? describeSplit(split, words) : null;
  return {
    key: `score ${metric} ${survey.name}`,
    title: board("section.score", {
      metric: words.metrics(`names.${metric}`),
      survey: isolate(survey.name, words.locale),
    }),
    lead: body.verdict,
    blocks: [
      ...(tile ? [{ kind: "tiles", rows: [{ name: "", tiles: [toTile(tile)] }] } as const] : []),
      ...(body.trend ? [toTrend(body.trend, board("trend.caption"))] : []),
      ...(body.changes ? [toDots(body.changes, board)] : []),
      ...(said
        ? [
            {
              kind: "table",
              title: board("score.split"),
              head: [body.changes?.by ?? "", board("score.who"), board("score.said")],
              rows: [
                ...said.parts.map(({ name, whoAnswered, whatTheySaid }) => [
                  { text: name },
                  { text: whoAnswered },
                  { text: whatTheySaid },
                ]),
                [
                  { text: board("score.together"), strong: true },
                  { text: said.whoAnswered, strong: true },
                  { text: said.whatTheySaid, strong: true },
                ],
              ],
              note: board("score.splitNote"),
            } as const,
          ]
        : []),
      ...(body.drivers ? [toDrivers(body.drivers, board)] : []),
      ...(comments ? [comments] : []),
    ],
  };
}

/** Without the numbers that follow from no answers: they stand in their own sections. */
function onlyScores(data: OverviewData): OverviewData {
  return data.numbers === null ? data : { ...data, numbers: { ...data.numbers, operations: [], followUps: null } };
}
