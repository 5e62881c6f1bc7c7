import { getTranslations } from "next-intl/server";
import { ImportRefusal } from "@/features/imports/import-refusal";
import { receiveUpload } from "@/features/imports/receive-upload";
import { json } from "@/platform/http/json";
import { invalid } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";

/** `POST /w/{slug}/imports/upload`: takes the chosen file and says (to a script) or leads (a plain form) where it is mapped. */
export async function answerUpload({ db, scope, request, params, now }: SessionRequest): Promise<Response> {
  const { importId } = await receiveUpload(db, scope, request, now).catch(async (error: unknown) => {
    if (!(error instanceof ImportRefusal)) throw error;
    const said = error.say(await getTranslations("imports"));
    throw invalid(Object.entries(said).map(([path, message]) => ({ path, message })));
  });
  const url = `/w/${encodeURIComponent(params.workspace ?? "")}/imports/${importId}/map`;
  if (request.headers.get("accept")?.includes("application/json")) return json(201, { id: importId, url });
  return new Response(null, { status: 303, headers: { location: url, "cache-control": "no-store" } });
}
