import "server-only";
import { withTenant } from "@/db/client";
import { listSurveys } from "@/db/queries/find-survey";
import { TEMPLATE_IDS } from "@/domain/survey/templates/templates";
import { OFFERED } from "@/features/surveys/loaders";
import { describeTemplate } from "@/features/surveys/templates/describe-template";
import { requireWorkspace } from "@/platform/session";

/** The templates that the form of a new survey does not offer itself. The last survey's brand goes on. */
export async function loadTemplates(slug: string) {
  const { db, scope, workspace } = await requireWorkspace(slug, "survey.write");
  const [latest] = await withTenant(db, scope, (tx) => listSurveys(tx, scope));
  const brand = latest?.draft.brand ?? { name: workspace.name, color: "#000000" };
  const further = TEMPLATE_IDS.filter((id) => !OFFERED.some((offered) => offered === id));
  return { slug, cards: further.map((id) => describeTemplate(id, brand)) };
}
