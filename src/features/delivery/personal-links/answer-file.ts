import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listOpenLinks } from "@/db/queries/invitations/personal-links";
import { localDay } from "@/domain/calendar/day";
import { csvField } from "@/domain/exports/csv";
import { MOST_LINKS } from "@/features/delivery/personal-links/input";
import { writeAudit } from "@/platform/audit";
import { personalLink } from "@/platform/auth/personal-link";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { isUuid } from "@/platform/is-uuid";

const COLUMNS = ["customer", "name", "email", "language", "stop", "link", "expires_at"] as const;

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Writes rows of text as a spreadsheet. */
export type WriteSheet = (rows: readonly (readonly string[])[]) => Promise<Buffer>;

/**
 * `GET …/invitations/links/file`: the open personal links of a survey with whom each is for, as CSV or XLSX, to be mailed with a
 * tool of one's own. `stop` says who is not to be written to. Who took it is written down.
 */
export async function answerLinkFile(request: SessionRequest, writeSheet: WriteSheet): Promise<Response> {
  const { db, scope, url, params, workspace, now, runtime } = request;
  const kind = url.searchParams.get("as") === "xlsx" ? "xlsx" : "csv";
  const rows = await withTenant(db, scope, async (tx) => {
    const id = params.survey ?? "";
    const survey = isUuid(id) ? await findSurvey(tx, scope, id) : null;
    if (survey === null) throw notFound();
    const links = await listOpenLinks(tx, scope, { surveyId: survey.id, now, most: MOST_LINKS });
    await writeAudit(tx, scope, {
      action: "personal_links.taken",
      subject: survey.id,
      after: { customers: links.length },
    });
    const place = { baseUrl: runtime.env.publicUrl, secret: runtime.authSecret };
    return links.map(({ invitationId, customer, name, email, locale, stop, expiresAt }) => {
      const link = personalLink(place, survey.key, { workspaceId: scope.workspaceId, id: invitationId });
      return [customer, name, email ?? "", locale ?? "", stop ?? "", link, expiresAt.toISOString()];
    });
  });
  const table = [COLUMNS, ...rows];
  const body =
    kind === "csv"
      ? `\ufeff${table.map((row) => `${row.map(csvField).join(",")}\r\n`).join("")}`
      : new Uint8Array(await writeSheet(table));
  return new Response(body, {
    headers: {
      "content-type": TYPES[kind],
      "content-disposition": `attachment; filename="personal-links-${localDay(now, workspace.zone)}.${kind}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
