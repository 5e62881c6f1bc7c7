import { withTenant } from "@/db/client";
import { requireSurvey } from "@/features/surveys/change-survey";
import { PICTURE_LIMIT } from "@/features/surveys/look/read-picture";
import { storeLogo } from "@/features/surveys/look/store-logo";
import { json } from "@/platform/http/json";
import { keyedField } from "@/platform/http/keyed-field";
import { badRequest, invalid, tooLarge, unsupportedMedia } from "@/platform/http/problem";
import { readBody } from "@/platform/http/read-body";
import type { SessionRequest } from "@/platform/http/with-session";

/** Room for the multipart around the file, and for a file that is a little too large to be told so. */
const BODY_LIMIT = PICTURE_LIMIT + 512 * 1024;

/** `POST /w/{slug}/surveys/{id}/look/logo`: multipart with one `logo`; 201 with the picture's id and size. */
export async function answerUpload({ db, scope, request, params, now }: SessionRequest): Promise<Response> {
  await withTenant(db, scope, (tx) => requireSurvey(tx, scope, params.survey ?? ""));
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) throw unsupportedMedia("Send the picture as multipart/form-data.");
  const body = await readBody(request, BODY_LIMIT);
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData().catch(() => {
    throw badRequest("The upload cannot be read.");
  });
  const file = form.get("logo");
  if (!(file instanceof File)) throw invalid([keyedField("logo", "pictureMissing")]);
  if (file.size > BODY_LIMIT) throw tooLarge(PICTURE_LIMIT);
  return json(201, await storeLogo(db, scope, new Uint8Array(await file.arrayBuffer()), now));
}
