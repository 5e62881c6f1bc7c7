import "server-only";
import type { Comment } from "@/db/queries/list-comments";
import type { SurveyOutline } from "@/db/queries/read-outlines";
import { readOutlines } from "@/db/queries/read-outlines";
import { PAGE_PATIENCE } from "@/db/queries/with-patience";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { emptyTally, type Tally } from "@/domain/metrics/tally";
import { cutDays } from "@/features/dashboards/cut-days";
import { type Pieces, toPieces } from "@/features/dashboards/read-pieces";
import { type RawQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { listTabs, WITHOUT_SCORE } from "@/features/dashboards/survey/list-tabs";
import { sayDashboard } from "@/features/dashboards/survey/loaders";
import {
  COMMENTS_A_PAGE,
  computeDashboard,
  type DashboardFound,
  findForDashboard,
  planDashboard,
} from "@/features/dashboards/survey/read-dashboard";
import { rehearse } from "@/platform/rehearsal";

const SLUG = "rehearsal";
const WORKSPACE = { name: "Rehearsal", zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const ID = "00000000-0000-4000-8000-000000000001";
const SCORE = "score";
const YEAR = { from: "2025-01-01", to: "2025-12-31" };

const OUTLINE: SurveyOutline = {
  ...{ id: ID, key: "rehearsal", name: "Rehearsal", status: "live", locale: "en", brandName: "Candor" },
  ...{ publishedAt: new Date(YEAR.from), closedAt: null, minimumGroup: null, anonymous: false },
  scoreQuestions: [
    { id: SCORE, kind: "nps", title: { en: "How likely are you to recommend us?" }, required: true, na: false },
  ],
  commentQuestionIds: ["why"],
  series: [
    {
      ...{ questionId: SCORE, ordinal: 1, scale: "nps", metric: "nps", title: "", fingerprint: "" },
      startedOn: YEAR.from,
    },
  ],
};

/** What answers carry, as most surveys have it. */
const DIMENSIONS = [
  { name: "country", values: ["AT", "CH", "DE", "FR", "IT"] },
  { name: "plan", values: ["basic", "business", "enterprise"] },
];

/** By score; and how many did not complete, and did. */
const SCORES = [3, 1, 2, 2, 4, 9, 12, 30, 41, 52, 60];
const COMPLETED = [31, 185];

/**
 * A survey's dashboard of nobody's answers, made as every other is: all statements are sent, which find nothing, and numbers
 * that stand here are computed, compared, broken down, said and drawn. What it shows is for nobody. It holds as much as a survey in
 * use does: what V8 has not seen here it compiles while the first people wait (docs/decisions/0227).
 */
export async function rehearseDashboard(raw: RawQuery) {
  const now = new Date();
  const { query, ignored } = readDashboardQuery(raw);
  const tabs = listTabs(OUTLINE);
  const tab = tabs[0] ?? WITHOUT_SCORE;
  const known = { today: YEAR.to, first: YEAR.from, last: YEAR.to };
  const asked = { outline: OUTLINE, tab, known, dimensions: DIMENSIONS, query, patience: PAGE_PATIENCE };
  return rehearse(async (tx, scope) => {
    await readOutlines(tx, scope, ID);
    const plan = planDashboard(asked, WORKSPACE);
    const nothing = await findForDashboard(tx, scope, plan);
    await nothing.comments(false);
    const told = await computeDashboard(tx, scope, WORKSPACE, plan, foundFor(plan), now);
    return sayDashboard(
      { data: { outline: OUTLINE, tabs, tab, known, ...told }, query, ignored, now },
      { slug: SLUG, workspace: WORKSPACE, role: "owner" },
    );
  });
}

/** As if so many had answered in each period. */
function foundFor({ days, periods, names }: ReturnType<typeof planDashboard>): DashboardFound {
  const cuts = cutDays([days.range, ...periods, ...(days.compared ? [days.compared] : [])]);
  const piecesOf = (questions: readonly string[], values: readonly string[]): Pieces =>
    toPieces(
      cuts,
      cuts.slice(1).flatMap((_, period) =>
        questions.flatMap((questionId) =>
          values.map((value, place) => {
            const tally = tallyOf(questionId === SCORE ? SCORES : COMPLETED, period + 2 * place);
            return { surveyId: ID, questionId, series: 1, period, value, tally };
          }),
        ),
      ),
    );
  const valuesOf = (name: string) => DIMENSIONS.find((one) => one.name === name)?.values ?? [];
  return {
    ...{ pieces: piecesOf([SCORE, COMPLETION], [""]), tests: 2, closed: null },
    groups: new Map(names.map((name) => [name, piecesOf([SCORE], valuesOf(name))])),
    comments: async () => ({ comments: COMMENTS, more: true }),
  };
}

/** Somewhat another one at each place. */
function tallyOf(counts: readonly number[], place: number): Tally {
  return { ...emptyTally, counts: counts.map((n, score) => n + ((7 * place + 3 * score) % 5)), missing: place % 3 };
}

const COMMENTS: readonly Comment[] = Array.from({ length: COMMENTS_A_PAGE }, (_, place) => ({
  ...{ responseId: `${ID}-${place}`, text: "Friendly people, quick answer.", score: 10 - 2 * place, series: 1 },
  ...{ answeredAt: new Date(`2025-06-0${place + 1}T12:00:00Z`), day: `2025-06-0${place + 1}` },
  attributes: { country: "DE", plan: "business" },
}));
