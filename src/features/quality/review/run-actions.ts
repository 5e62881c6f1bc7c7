import "server-only";
import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import type { Reviewer } from "@/db/queries/quality/review-queue";
import { finishReview, reopenReview, saveDraft, skipTurn } from "@/db/queries/quality/write-review";
import { formatValue } from "@/domain/metrics/display";
import { draftSchema, interactionSchema, skipSchema } from "@/features/quality/review/input";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Keeps what was filled in and ends the review; the errors name the categories that miss. */
export function runFinishReview(slug: string, interactionId: string, given: unknown): Promise<FormState> {
  return runAction("finish-review", async () => {
    const { db, scope, user } = await requireAction(slug, "quality.review");
    const t = await getTranslations("quality.review");
    const locale = await getLocale();
    const id = interactionSchema.parse(interactionId);
    const draft = draftSchema.safeParse(given);
    if (!draft.success) return refused(t("doesNotFit"));
    const now = new Date();
    const { review, faults } = await withTenant(db, scope, async (tx) => {
      await saveDraft(tx, scope, id, asReviewer(user), draft.data, now);
      const finished = await finishReview(tx, scope, id, user.userId, now);
      if (finished.review)
        await writeAudit(tx, scope, {
          action: "quality_review.done",
          subject: finished.review.id,
          after: { interaction: id },
        });
      return finished;
    });
    if (review === null) return refused(t("missing"), Object.fromEntries(faults.map(({ key }) => [key, t("rate")])));
    revalidatePath(`/w/${slug}/customers/quality`, "layout");
    const score = formatValue(review.score, "percent", { locale });
    return done(review.score === null ? t("doneWithout") : t("doneWith", { score }));
  });
}

/** Makes one's own finished review a draft again; `seen`: after the customer's and the others' words were on the screen. */
export function runReopenReview(slug: string, interactionId: string, seen: boolean): Promise<FormState> {
  return runAction("reopen-review", async () => {
    const { db, scope, user } = await requireAction(slug, "quality.review");
    const t = await getTranslations("quality.review");
    const id = interactionSchema.parse(interactionId);
    const reopened = await withTenant(db, scope, async (tx) => {
      const row = await reopenReview(tx, scope, id, user.userId, seen, new Date());
      if (row)
        await writeAudit(tx, scope, {
          action: "quality_review.reopened",
          subject: row.id,
          before: { score: row.score, blind: row.blind },
          after: { blind: row.blind && !seen },
        });
      return row !== null;
    });
    revalidatePath(`/w/${slug}/customers/quality`, "layout");
    return reopened ? done(t("reopened")) : refused(t("gone"));
  });
}

/** Leaves a drawn interaction out with a reason; null takes that back. */
export function runSkip(slug: string, interactionId: string, reason: string | null): Promise<FormState> {
  return runAction("skip-review", async () => {
    const { db, scope, user } = await requireAction(slug, "quality.review");
    const t = await getTranslations("quality.review");
    const id = interactionSchema.parse(interactionId);
    const said = skipSchema.nullable().safeParse(reason);
    if (!said.success) return refused(t("doesNotFit"));
    const why = said.data;
    const skipped = await withTenant(db, scope, async (tx) => {
      const changed = await skipTurn(tx, scope, id, user.userId, why, new Date());
      if (changed)
        await writeAudit(tx, scope, {
          action: why === null ? "quality_review.unskipped" : "quality_review.skipped",
          subject: id,
          ...(why === null ? {} : { after: { reason: why } }),
        });
      return changed;
    });
    revalidatePath(`/w/${slug}/customers/quality`, "layout");
    return skipped ? done(t(why === null ? "unskipped" : "skipped")) : refused(t("notDrawn"));
  });
}

function asReviewer({ userId, name, email }: Reviewer): Reviewer {
  return { userId, name, email };
}
