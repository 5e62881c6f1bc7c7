"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSetBrand, setUsualBrand } from "@/db/queries/usual-brand";
import { requireSurvey } from "@/features/surveys/change-survey";
import { writeAudit } from "@/platform/audit";
import { done, type FormState } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Has every new survey begin with the look of this one's draft. */
export async function makeUsual(slug: string, id: string): Promise<FormState> {
  return runAction("make-look-usual", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    await withTenant(db, scope, async (tx) => {
      const { brand } = (await requireSurvey(tx, scope, id)).draft;
      const before = await findSetBrand(tx, scope);
      await setUsualBrand(tx, scope, brand);
      await writeAudit(tx, scope, {
        action: "workspace.changed",
        subject: scope.workspaceId,
        before: { brand: before?.name ?? null, color: before?.color ?? null },
        after: { brand: brand.name, color: brand.color },
      });
    });
    revalidatePath(`/w/${slug}`, "layout");
    return done((await getTranslations("look"))("usualSet"));
  });
}
