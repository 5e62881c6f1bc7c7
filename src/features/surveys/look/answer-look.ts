import { withTenant } from "@/db/client";
import { brandSchema } from "@/domain/survey/definition";
import { saveLook } from "@/features/surveys/look/save-look";
import { json } from "@/platform/http/json";
import { invalid } from "@/platform/http/problem";
import { readKept } from "@/platform/http/read-kept";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { noteSurveyChange } from "@/platform/survey-changes";

/** `POST /w/{slug}/surveys/{id}/look/draft`: keeps a look in the survey's draft; errors by the brand's fields. */
export async function answerLook({ db, scope, request, params, user, now }: SessionRequest): Promise<Response> {
  const { value, after } = await readKept(request);
  const checked = brandSchema.safeParse(value);
  if (!checked.success) {
    const t = translatorIn(appLocale(user.locale), "look");
    const fields = new Set(checked.error.issues.map(({ path }) => String(path[0] ?? "")));
    throw invalid([...fields].map((path) => ({ path, message: t(`errors.${faultOf(path)}`) })));
  }
  const look = { brand: checked.data, after };
  const kept = await withTenant(db, scope, (tx) => saveLook(tx, scope, params.survey ?? "", look, now));
  if (kept.stored) noteSurveyChange();
  return json(200, kept);
}

/** Which message says what is wrong with a field of the brand. */
function faultOf(field: string): "name" | "color" | "logo" | "other" {
  return field === "name" || field === "color" || field === "logo" ? field : "other";
}
