import "server-only";
import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { deleteCoachingNote, insertCoachingNote } from "@/db/queries/quality/coaching-notes";
import { findReview } from "@/db/queries/quality/list-reviews";
import { coachingSchema } from "@/features/quality/coaching/input";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { newId } from "@/platform/id";
import { requireAction } from "@/platform/session";

/** Writes a coaching note for the agent of a review. */
export function runWriteNote(slug: string, form: FormData): Promise<FormState> {
  return runAction("write-coaching-note", async () => {
    const { db, scope, user } = await requireAction(slug, "quality.review");
    const t = await getTranslations("quality.coaching");
    const raw = Object.fromEntries(
      [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
    const parsed = coachingSchema.safeParse(raw);
    if (!parsed.success) return { ...refused(t("nothing")), values: raw };
    const { review, ...note } = parsed.data;
    const now = new Date();
    const written = await withTenant(db, scope, async (tx) => {
      const row = await findReview(tx, scope, review);
      if (row === null || row.agent === null) return false;
      const id = newId();
      await insertCoachingNote(
        tx,
        scope,
        id,
        user.userId,
        { ...note, agent: row.agent, team: row.team, reviewId: review },
        now,
      );
      await writeAudit(tx, scope, { action: "coaching_note.written", subject: id, after: { review } });
      return true;
    });
    if (!written) return { ...refused(t("gone")), values: raw };
    revalidatePath(`/w/${slug}/customers/quality`, "layout");
    return done(t("written"));
  });
}

/** Deletes a note, or brings it back. */
export function runDeleteNote(slug: string, id: string, back: boolean): Promise<FormState> {
  return runAction("delete-coaching-note", async () => {
    const { db, scope } = await requireAction(slug, "quality.review");
    const t = await getTranslations("quality.coaching");
    const changed = await withTenant(db, scope, async (tx) => {
      const found = await deleteCoachingNote(tx, scope, id, back ? null : new Date());
      const action = back ? "coaching_note.restored" : "coaching_note.deleted";
      if (found) await writeAudit(tx, scope, { action, subject: id });
      return found;
    });
    if (!changed) return refused(t("notYours"));
    revalidatePath(`/w/${slug}/customers/quality`, "layout");
    return done(t(back ? "restored" : "deleted"));
  });
}
