import type { Tx } from "@/db/client";
import { lockSurvey } from "@/db/queries/lock-survey";
import { updateSurveyRow } from "@/db/queries/update-survey";
import type { WorkspaceScope } from "@/db/scope";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { writeAudit } from "@/platform/audit";
import { misfit } from "@/platform/http/misfit";
import { notFound } from "@/platform/http/problem";

/**
 * Changes a part of the draft under the survey's lock, so that a builder that is open elsewhere notices. Throws 422 with
 * the paths of the document. Says whether respondents see an older version until it is published.
 */
export async function changeDraft(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  read: (draft: Definition, form: FormData) => Definition,
  form: FormData,
  now: Date,
): Promise<{ live: boolean }> {
  const row = await lockSurvey(tx, scope, id);
  if (!row) throw notFound("There is no survey with this id.", "noSurvey");
  const parsed = parseDefinition(read(row.draft, form));
  // The forms' fields are named as the part of the document they change.
  if (!parsed.ok) throw misfit(parsed.errors, (path) => path.replace(/^privacy\./, ""));
  await updateSurveyRow(tx, scope, id, { draft: parsed.definition, updatedAt: now });
  const { page, privacy } = parsed.definition;
  await writeAudit(tx, scope, {
    action: "survey.draft_changed",
    subject: id,
    before: { page: row.draft.page ?? null, privacy: row.draft.privacy ?? null },
    after: { page: page ?? null, privacy: privacy ?? null },
  });
  return { live: row.publishedVersion !== null };
}

/** How the page asks; what is usual is left out of the document. */
export function readPage(draft: Definition, form: FormData): Definition {
  const page = {
    ...(form.get("layout") === "grouped" ? { layout: "grouped" as const } : {}),
    ...(form.get("progress") === "on" ? {} : { progress: false }),
    ...(form.get("autoAdvance") === "on" ? {} : { autoAdvance: false }),
  };
  const { page: _, ...rest } = draft;
  return Object.keys(page).length === 0 ? rest : { ...rest, page };
}

/** The privacy line in each language, and its link. Without a line in the survey's own language there is none. */
export function readPrivacy(draft: Definition, form: FormData): Definition {
  const lines = draft.locales.map((locale) => [locale, String(form.get(`text.${locale}`) ?? "").trim()] as const);
  const text = Object.fromEntries(lines.filter(([, line]) => line !== ""));
  const url = String(form.get("url") ?? "").trim();
  const privacy = { ...(url === "" ? {} : { url }), ...(Object.keys(text).length === 0 ? {} : { text }) };
  const { privacy: _, ...rest } = draft;
  return Object.keys(privacy).length === 0 ? rest : { ...rest, privacy };
}
