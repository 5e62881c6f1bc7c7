import { answerExportFile } from "@/features/exports/answers/answer-requests";
import { mapError } from "@/platform/http/map-error";
import { answerProblem } from "@/platform/http/problem-page";
import { checkParams } from "@/platform/http/read-query";
import { acceptedLocale } from "@/platform/i18n/locale";
import { runtime } from "@/platform/runtime";

/** An export's file, for whoever has a link to it that is still good. Taking it burns nothing. */
export async function GET(request: Request, context: { params: Promise<unknown> }): Promise<Response> {
  const current = runtime();
  try {
    const { token = "" } = checkParams(await context.params);
    return await answerExportFile(current, token, new Date());
  } catch (error) {
    const problem = mapError(error, { logger: current.logger, route: "GET /exports/{token}" });
    const locale = acceptedLocale(request.headers.get("accept-language"));
    return answerProblem(problem, { request, locale, home: null });
  }
}
