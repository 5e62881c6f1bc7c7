import { withTenant } from "@/db/client";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { tabulateQuestions } from "@/features/dashboards/files/tabulate-questions";
import { readQuestions } from "@/features/dashboards/questions/read-questions";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { notFound, tookTooLong } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";

/** The results of all questions as they stand at this address; 404 for a survey that is not of this workspace, 503 where counting takes too long. */
export async function readQuestionsSheet(request: SessionRequest): Promise<NumberSheet> {
  const { db, scope, workspace, params, url, user, now } = request;
  const surveyId = params.survey ?? "";
  if (!isUuid(surveyId)) throw notFound();
  const { query } = readDashboardQuery(Object.fromEntries(url.searchParams));
  const data = await withTenant(db, scope, (tx) => readQuestions(tx, scope, workspace, surveyId, query, now));
  if (data === null) throw notFound();
  if (data.began === null) throw tookTooLong();
  const locale = appLocale(user.locale);
  const words = {
    ...dashboardWordsIn(locale),
    questions: translatorIn(locale, "questions"),
    kinds: translatorIn(locale, "kinds"),
    files: translatorIn(locale, "exports"),
  };
  return tabulateQuestions(data, { workspaceName: workspace.name, zone: workspace.zone, now, words });
}
