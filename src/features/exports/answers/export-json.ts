import type { ExportRow } from "@/db/queries/exports";
import { exportToken } from "@/platform/auth/export-link";

/** How long a link that was told is good for; asking again makes a new one, for as long as the file is kept. */
const LINK_HOURS = 24;
const HOUR_MS = 60 * 60_000;

const FAULTS: Readonly<Record<NonNullable<ExportRow["fault"]>, string>> = {
  failed: "Something went wrong here; the log has more.",
  erased: "An answer in it was deleted since. Export again.",
  tooFew: "Fewer answered this anonymous survey on these days than may be told.",
  tooLarge: "The file would be larger than 2 GB. Export fewer days at a time.",
  surveyGone: "The survey was deleted.",
};

/** Until when the link to a finished file is good; null where there is no file. */
export function linkUntil(run: ExportRow, now: Date): Date | null {
  if (run.status !== "done" || run.expiresAt === null || run.expiresAt <= now) return null;
  return new Date(Math.min(run.expiresAt.getTime(), now.getTime() + LINK_HOURS * HOUR_MS));
}

/** An export as the API says it. */
export function toExportJson(run: ExportRow, server: { secret: string; publicUrl: string | null }, now: Date) {
  const until = linkUntil(run, now);
  const link = until === null ? null : exportToken(server.secret, run.workspaceId, run.id, until);
  return {
    id: run.id,
    status: run.status,
    survey: run.surveyId,
    format: run.format,
    rows: run.rows,
    total: run.total,
    bytes: run.bytes,
    url: link === null ? null : `${server.publicUrl ?? ""}/exports/${link}`,
    urlExpiresAt: until?.toISOString() ?? null,
    expiresAt: run.status === "done" ? (run.expiresAt?.toISOString() ?? null) : null,
    error: run.fault === null ? null : FAULTS[run.fault],
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
