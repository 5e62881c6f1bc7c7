import { answerExportFile } from "@/features/exports/answers/answer-requests";
import { mapError } from "@/platform/http/map-error";
import { problemResponse } from "@/platform/http/problem";
import { checkParams } from "@/platform/http/read-query";
import { runtime } from "@/platform/runtime";

/** An export's file, for whoever has a link to it that is still good. Taking it burns nothing. */
export async function GET(_request: Request, context: { params: Promise<unknown> }): Promise<Response> {
  const current = runtime();
  try {
    const { token = "" } = checkParams(await context.params);
    return await answerExportFile(current, token, new Date());
  } catch (error) {
    return problemResponse(mapError(error, { logger: current.logger, route: "GET /exports/{token}" }));
  }
}
