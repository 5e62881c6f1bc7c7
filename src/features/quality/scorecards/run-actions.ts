import "server-only";
import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { insertScorecard, listScorecards } from "@/db/queries/quality/scorecards";
import { scorecardSchema } from "@/features/quality/scorecards/input";
import { keyCategories } from "@/features/quality/scorecards/key-categories";
import { tellDifference } from "@/features/quality/scorecards/tell-difference";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Publishes the next version of the scorecard. Errors are named by line and field: "0.name". */
export function runPublishScorecard(slug: string, given: unknown): Promise<FormState> {
  return runAction("publish-scorecard", async () => {
    const { db, scope, user } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("quality");
    const locale = await getLocale();
    const parsed = scorecardSchema.safeParse(given);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path }) => path.slice(1).join("."));
      return refused(t("editor.doesNotFit"), Object.fromEntries(errors.map((path) => [path, fieldFault(t, path)])));
    }
    const { from, note } = parsed.data;
    const published = await withTenant(db, scope, async (tx) => {
      const versions = await listScorecards(tx, scope);
      const used = versions.flatMap((row) => row.categories.map(({ key }) => key));
      const categories = keyCategories(parsed.data.categories, used);
      const changes = tellDifference(t, versions[0]?.categories ?? [], categories, locale);
      if (changes.length === 0) return "same";
      const row = await insertScorecard(tx, scope, { categories, note, madeBy: user.userId, from }, new Date());
      if (row)
        await writeAudit(tx, scope, {
          action: "scorecard.published",
          subject: scope.workspaceId,
          before: { version: from },
          after: { version: row.version, categories: row.categories },
        });
      return row;
    });
    if (published === "same") return refused(t("editor.same"));
    if (published === null) return refused(t("editor.meanwhile"));
    revalidatePath(`/w/${slug}`, "layout");
    return done(t("editor.published", { version: published.version }));
  });
}

function fieldFault(t: Awaited<ReturnType<typeof getTranslations<"quality">>>, path: string): string {
  const field = path.split(".").at(-1);
  if (field === "name") return t("editor.faults.name");
  if (field === "weight") return t("editor.faults.weight");
  if (field === "min" || field === "max") return t("editor.faults.range");
  return t("editor.faults.other");
}
