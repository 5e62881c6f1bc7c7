"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findUsualBrand } from "@/db/queries/usual-brand";
import { isTemplateId } from "@/domain/survey/templates/templates";
import { createSurvey } from "@/features/surveys/create-survey";
import { type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Makes a draft from the template that the button names and opens it. The workspace's look goes on, else the last survey's. */
export async function startFromTemplate(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("start-from-template", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const template = form.get("template");
    if (!isTemplateId(template)) return refused((await getTranslations("templates"))("noTemplate"));
    const name = (await getTranslations("templateFacts"))(`${template}.name`);
    const row = await withTenant(db, scope, async (tx) =>
      createSurvey(tx, scope, { template, name, brand: await findUsualBrand(tx, scope) }),
    );
    revalidatePath(`/w/${slug}/surveys`, "layout");
    redirect(`/w/${slug}/surveys/${row.id}/edit`);
  });
}
