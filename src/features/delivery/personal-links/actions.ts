"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { withdrawLinks } from "@/db/queries/invitations/personal-links";
import { MOST_NAMED, readAudience } from "@/features/delivery/audience/read-audience";
import { linksInput, MOST_LINKS } from "@/features/delivery/personal-links/input";
import { makeLinks } from "@/features/delivery/personal-links/make-links";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { checkForm, typedValues } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { isUuid } from "@/platform/is-uuid";
import { requireAction } from "@/platform/session";

/** Makes a personal link for everybody who is chosen; the file then lists them. */
export async function makeLinksOf(
  slug: string,
  surveyId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction("make-personal-links", async () => {
    const { db, scope } = await requireAction(slug, "survey.publish");
    const t = await getTranslations("personalLinks");
    const words = await getTranslations("audience.faults");
    const values = typedValues(form);
    const input = checkForm(linksInput, form);
    if (!isUuid(surveyId) || !input.ok) return { ...refused(t("refused.form")), values };
    const read = readAudience(input.value);
    if ("fault" in read) {
      const text = words(read.fault, { n: MOST_NAMED, word: read.word });
      return { ...refused(null, { [read.fault === "value" ? "value" : "named"]: text }), values };
    }
    const wanted = { surveyId, audience: read.audience, days: input.value.days };
    const made = await makeLinks(db, scope, wanted, new Date());
    if ("refused" in made) return { ...refused(t(`refused.${made.refused}`, { n: MOST_LINKS })), values };
    revalidatePath(`/w/${slug}/surveys/${surveyId}/invitations`, "layout");
    return done(t("made", { n: made.made, kept: made.chosen - made.made }));
  });
}

/** Withdraws the open links of a survey that nobody has begun to answer by. */
export async function withdrawLinksOf(slug: string, surveyId: string): Promise<FormState> {
  return runAction("withdraw-personal-links", async () => {
    const { db, scope } = await requireAction(slug, "survey.publish");
    const t = await getTranslations("personalLinks");
    if (!isUuid(surveyId)) return refused(t("refused.form"));
    const n = await withTenant(db, scope, async (tx) => {
      const gone = await withdrawLinks(tx, scope, surveyId);
      if (gone > 0)
        await writeAudit(tx, scope, {
          action: "personal_links.withdrawn",
          subject: surveyId,
          before: { customers: gone },
        });
      return gone;
    });
    revalidatePath(`/w/${slug}/surveys/${surveyId}/invitations`, "layout");
    return done(t("withdrawn", { n }));
  });
}
