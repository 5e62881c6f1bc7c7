import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withReads } from "@/db/client";
import type { PageEdge } from "@/db/queries/answers/list-answer-page";
import { localDay } from "@/domain/calendar/day";
import { answersParams, type RawQuery, readAnswersQuery } from "@/features/responses/input";
import { type AnswersData, readAnswers } from "@/features/responses/read-answers";
import { type AnswersContext, type AnswersView, toAnswersView } from "@/features/responses/view";
import { type CursorContext, decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";
import { saveViewPath } from "@/platform/view-places";

/** The answers to one survey, for whoever may read single answers; 404 for a survey that is not of this workspace. */
export async function loadAnswers(
  slug: string,
  surveyId: string,
  raw: RawQuery,
): Promise<AnswersView & { readonly save: string | null }> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "response.read");
  if (!isUuid(surveyId)) notFound();
  const { query, ignored } = readAnswersQuery(raw);
  // A cursor is good for one order of one list: which row is open and which columns show does not matter to it.
  const list = new URLSearchParams(
    answersParams(query).filter(([name]) => !["cursor", "response", "columns"].includes(name)),
  );
  const cursors: CursorContext = { secret: runtime().authSecret, scope, list: `answers ${surveyId} ${list}` };
  const edge = query.cursor === undefined ? null : edgeOf(cursors, query.cursor);
  const data = await withReads(db, scope, (tx) => readAnswers(tx, scope, surveyId, query, edge));
  if (data === null) notFound();
  const words = { t: await getTranslations("answers"), locale: await getLocale() };
  const context: AnswersContext = {
    slug,
    zone: workspace.zone,
    today: localDay(new Date(), workspace.zone),
    links: surveyLinks({ slug, id: surveyId }, role, "answers", await getTranslations("surveyBar")),
    mayReview: can(role, "response.review"),
    mayDelete: can(role, "response.delete"),
    query,
    ignored: query.cursor !== undefined && edge === null ? [...ignored, "cursor"] : ignored,
    cursors: {
      before: data.before ? cursorOf(cursors, data, data.rows[0], true) : null,
      behind: data.behind ? cursorOf(cursors, data, data.rows.at(-1), false) : null,
    },
  };
  const save = can(role, "dashboard.write")
    ? saveViewPath(slug, `/surveys/${surveyId}/answers`, answersParams(query))
    : null;
  return { ...toAnswersView(data, context, words), save };
}

/** A cursor can be read by whoever holds it: an anonymous survey's says no day, which its order does not go by. */
function cursorOf(
  context: CursorContext,
  { survey }: AnswersData,
  row: AnswersData["rows"][number] | undefined,
  back: boolean,
): string | null {
  if (row === undefined) return null;
  return encodeCursor(context, [survey.anonymous ? "" : row.answeredAt, row.id, row.score ?? "", back ? 1 : 0]);
}

function edgeOf(context: CursorContext, cursor: string): PageEdge | null {
  const values = decodeCursor(context, cursor);
  if (values === null) return null;
  const [answeredAt, id, score, back] = values;
  return {
    answeredAt: String(answeredAt),
    id: String(id),
    score: score === "" ? null : Number(score),
    back: back === 1,
  };
}
