import { receiveUpload } from "@/features/imports/receive-upload";
import { json } from "@/platform/http/json";
import type { SessionRequest } from "@/platform/http/with-session";

/** `POST /w/{slug}/imports/upload`: takes the chosen file and says (to a script) or leads (a plain form) where it is mapped. */
export async function answerUpload({ db, scope, request, params, now }: SessionRequest): Promise<Response> {
  const { importId } = await receiveUpload(db, scope, request, now);
  const url = `/w/${encodeURIComponent(params.workspace ?? "")}/imports/${importId}/map`;
  if (request.headers.get("accept")?.includes("application/json")) return json(201, { id: importId, url });
  return new Response(null, { status: 303, headers: { location: url, "cache-control": "no-store" } });
}
