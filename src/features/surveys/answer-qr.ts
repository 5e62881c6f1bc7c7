import { withTenant } from "@/db/client";
import { requireSurvey } from "@/features/surveys/change-survey";
import { drawQrPng, drawQrSvg, qrLink } from "@/features/surveys/draw-qr";
import { surveyUrl } from "@/features/surveys/view";
import type { SessionRequest } from "@/platform/http/with-session";

/** `GET /w/{workspace}/surveys/{survey}/qr.svg`: the code of the survey's link; with `?download` as a file. */
export async function answerQrSvg(request: SessionRequest): Promise<Response> {
  return reply(request, await drawQrSvg(await linkOf(request)), "image/svg+xml", "svg");
}

/** The same as a picture. */
export async function answerQrPng(request: SessionRequest): Promise<Response> {
  return reply(request, new Uint8Array(await drawQrPng(await linkOf(request))), "image/png", "png");
}

async function linkOf({ db, scope, params, runtime }: SessionRequest): Promise<string> {
  const { key } = await withTenant(db, scope, (tx) => requireSurvey(tx, scope, params.survey ?? ""));
  return qrLink(surveyUrl(runtime.env.publicUrl, key));
}

function reply({ url }: SessionRequest, body: BodyInit, type: string, extension: string): Response {
  const kind = url.searchParams.has("download") ? "attachment" : "inline";
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `${kind}; filename="survey-code.${extension}"`,
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      "x-content-type-options": "nosniff",
    },
  });
}
