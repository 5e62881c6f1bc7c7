import { withTenant } from "@/db/client";
import { findSurveyVersion } from "@/db/queries/find-survey";
import { requireSurvey } from "@/features/surveys/change-survey";
import { writeEnvelope } from "@/features/surveys/transfer/write-envelope";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";

/** `GET /w/{workspace}/surveys/{survey}/export`: the draft as a file, or with `?version=` a published version. */
export async function answerExport({ db, scope, params, url }: SessionRequest): Promise<Response> {
  const wish = url.searchParams.get("version");
  const envelope = await withTenant(db, scope, async (tx) => {
    const row = await requireSurvey(tx, scope, params.survey ?? "");
    if (wish === null) return writeEnvelope(row, row.draft);
    const found = /^\d{1,9}$/.test(wish) ? await findSurveyVersion(tx, scope, row.id, Number(wish)) : null;
    if (!found) throw notFound("There is no such version of this survey.");
    return writeEnvelope(row, found.definition);
  });
  return new Response(`${JSON.stringify(envelope, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(envelope.name)}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** A name that every system takes: what is no letter or digit becomes a hyphen. */
function fileName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${plain || "survey"}.candor.json`;
}
