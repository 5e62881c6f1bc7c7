import "server-only";
import type { SurveyOutline } from "@/db/queries/read-outlines";
import { readOutlines } from "@/db/queries/read-outlines";
import { PAGE_PATIENCE } from "@/db/queries/with-patience";
import { computeScore } from "@/domain/metrics/metric";
import { emptyTally, type Tally } from "@/domain/metrics/tally";
import { computeSubject } from "@/features/dashboards/compute-metric";
import { subjectOf } from "@/features/dashboards/find-subject";
import { type AnswerSegment, readingOf } from "@/features/dashboards/metric-answer";
import { type RawQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { listTabs, WITHOUT_SCORE } from "@/features/dashboards/survey/list-tabs";
import { sayDashboard } from "@/features/dashboards/survey/loaders";
import { readDashboardNumbers } from "@/features/dashboards/survey/read-dashboard";
import { rehearse } from "@/platform/rehearsal";

const SLUG = "rehearsal";
const WORKSPACE = { name: "Rehearsal", zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const ID = "00000000-0000-4000-8000-000000000001";
const YEAR = { from: "2025-01-01", to: "2025-12-31" };

const OUTLINE: SurveyOutline = {
  ...{ id: ID, key: "rehearsal", name: "Rehearsal", status: "live", locale: "en", brandName: "Candor" },
  ...{ publishedAt: new Date(YEAR.from), closedAt: null, minimumGroup: null, anonymous: false },
  scoreQuestions: [
    { id: "score", kind: "nps", title: { en: "How likely are you to recommend us?" }, required: true, na: false },
  ],
  commentQuestionIds: ["why"],
  series: [
    {
      ...{ questionId: "score", ordinal: 1, scale: "nps", metric: "nps", title: "", fingerprint: "" },
      startedOn: YEAR.from,
    },
  ],
};

const TALLY: Tally = { ...emptyTally, counts: [3, 1, 2, 2, 4, 9, 12, 30, 41, 52, 60] };

/**
 * A survey's dashboard of nobody's answers, made as every other is: all statements are sent, and the numbers are computed,
 * said and drawn. What it shows is for nobody.
 */
export async function rehearseDashboard(raw: RawQuery) {
  const now = new Date();
  const { query, ignored } = readDashboardQuery(raw);
  const tab = listTabs(OUTLINE)[0] ?? WITHOUT_SCORE;
  const known = { today: YEAR.to, first: YEAR.from, last: YEAR.to };
  const subject = subjectOf(OUTLINE, "nps", tab.questionId);
  return rehearse(async (tx, scope) => {
    await readOutlines(tx, scope, ID);
    const from = { outline: OUTLINE, tab, known, dimensions: [], query, patience: PAGE_PATIENCE };
    const { numbers, tests } = await readDashboardNumbers(tx, scope, WORKSPACE, from, now);
    if (subject === null) throw new Error("The rehearsal's survey asks no score.");
    const piece = { surveyId: ID, questionId: tab.questionId, series: 1, period: 0, value: "", tally: TALLY };
    const pieces = { within: () => [piece] };
    const compared = numbers.days.compared ?? YEAR;
    const asked = { metric: "nps", subject, ...YEAR, compared, interval: "month", filters: {}, pieces } as const;
    const score = await computeSubject(tx, scope, WORKSPACE, asked, now);
    const answer = { ...score.answer, breakdown: ["a", "b", "c"].map(segmentOf) };
    const shown = { ...numbers, score: { ...score, answer }, by: "plan" };
    const data = { outline: OUTLINE, tabs: [tab], tab, known, tests, numbers: shown };
    return sayDashboard({ data, query, ignored, now }, { slug: SLUG, workspace: WORKSPACE, role: "owner" });
  });
}

function segmentOf(value: string): AnswerSegment {
  const score = computeScore("nps", TALLY, "nps");
  return { dimension: "plan", value, result: { ...readingOf(score), counts: score.counts } };
}
