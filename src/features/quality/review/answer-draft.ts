import { withTenant } from "@/db/client";
import { findOwnReview, saveDraft } from "@/db/queries/quality/write-review";
import { draftSchema } from "@/features/quality/review/input";
import { json } from "@/platform/http/json";
import { conflict, notFound, ProblemError } from "@/platform/http/problem";
import { type Kept, readKept } from "@/platform/http/read-kept";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";

/** `POST /w/{slug}/customers/quality/review/{interaction}/draft`: keeps what a reviewer filled in so far. */
export async function answerReviewDraft({ db, scope, request, params, user, now }: SessionRequest): Promise<Response> {
  const t = translatorIn(appLocale(user.locale), "quality");
  const id = params.interaction ?? "";
  if (!isUuid(id)) throw notFound();
  const { value, after } = await readKept(request);
  const draft = draftSchema.safeParse(value);
  if (!draft.success) {
    const title = "The input does not fit";
    throw new ProblemError({ status: 422, code: "invalid", title, detail: t("review.doesNotFit") });
  }
  const { userId, name, email } = user;
  const kept = await withTenant(db, scope, async (tx): Promise<Kept> => {
    const at = await saveDraft(tx, scope, id, { userId, name, email }, draft.data, now, after);
    if (at !== null) return { stored: true, at };
    const own = await findOwnReview(tx, scope, id, userId);
    if (own === null) throw notFound();
    if (own.state === "done") throw conflict(t("review.doneAlready"));
    return { stored: false, at: own.updatedAt };
  });
  return json(200, kept);
}
