import { withTenant } from "@/db/client";
import { agentNames } from "@/db/queries/quality/agent-names";
import { type ListedReview, listReviews } from "@/db/queries/quality/list-reviews";
import { filterOf } from "@/db/queries/quality/read-quality-inputs";
import { type PostedReview, storeReviews } from "@/db/queries/quality/store-reviews";
import { listReviewsSchema, postedReviewSchema, storeReviewsSchema } from "@/features/quality/reviews/input";
import { writeAudit } from "@/platform/audit";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { json } from "@/platform/http/json";
import { badRequest, type FieldError } from "@/platform/http/problem";
import { fieldErrors } from "@/platform/http/read-json";
import type { KeyedRequest } from "@/platform/http/with-api-key";

const FILTERS = ["agent", "channel", "team", "reviewer"] as const;

/** `POST /api/v1/quality-reviews`: up to 1,000 finished reviews; each is stored, changed, known already, or rejected. */
export async function answerStore({ db, scope, now, json: body }: KeyedRequest): Promise<Response> {
  const { reviews } = await body(storeReviewsSchema);
  const fitting: PostedReview[] = [];
  const places: number[] = [];
  const rejected: { index: number; errors: readonly FieldError[] }[] = [];
  for (const [index, given] of reviews.entries()) {
    const parsed = postedReviewSchema.safeParse(given);
    if (!parsed.success) rejected.push({ index, errors: fieldErrors(parsed.error) });
    else {
      fitting.push(parsed.data);
      places.push(index);
    }
  }
  const stored = await withTenant(db, scope, async (tx) => {
    const result = await storeReviews(tx, scope, fitting, now);
    const { created, updated } = result;
    if (created + updated > 0)
      await writeAudit(tx, scope, {
        action: "quality_review.posted",
        subject: scope.workspaceId,
        after: { created, updated },
      });
    return result;
  });
  const unstored = stored.rejected.map(({ index, errors }) => ({ index: places[index] ?? index, errors }));
  return json(201, { ...stored, rejected: [...rejected, ...unstored].sort((a, b) => a.index - b.index) });
}

/** `GET /api/v1/quality-reviews`: finished reviews, the newest day first. */
export async function answerList({ db, scope, query, runtime }: KeyedRequest): Promise<Response> {
  const asked = query(listReviewsSchema);
  const { cursor, limit, from = null, to = null } = asked;
  const filter = FILTERS.flatMap((dimension) => {
    const value = asked[dimension];
    return value === undefined ? [] : [{ dimension, value }];
  });
  const list = `quality-reviews ${JSON.stringify([from, to, filter])}`;
  const context = { secret: runtime.authSecret, scope, list };
  const values = cursor === undefined ? null : decodeCursor(context, cursor);
  if (cursor !== undefined && values === null)
    throw badRequest("The cursor is not one of this list with these days and filters.");
  const after = values ? { day: String(values[0]), id: String(values[1]) } : null;
  const rows = await withTenant(db, scope, async (tx) => {
    const conditions = await filterOf(filter, await agentNames(tx, scope));
    return conditions === null ? [] : listReviews(tx, scope, { from, to, filter: conditions, after, limit: limit + 1 });
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? encodeCursor(context, [last.day, last.id]) : null;
  return json(200, { items: page.map(toJson), next });
}

function toJson(row: ListedReview) {
  const { interactionId: _own, subject: _subject, ...told } = row;
  return told;
}
