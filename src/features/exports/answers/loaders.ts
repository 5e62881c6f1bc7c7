import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { type Tx, withTenant } from "@/db/client";
import { listExports, listUnseenExports } from "@/db/queries/exports";
import { linkUntil, toExportJson } from "@/features/exports/answers/export-json";
import { type ExportView, type ExportWords, momentOf, sizeWords, toExportView } from "@/features/exports/answers/view";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { type FrameAccess, requireWorkspace } from "@/platform/session";

const LISTED = 50;
const NOTICES = 3;

/** The list of exports: what is written, what is kept, and why there is no file. */
export interface ExportsView {
  readonly slug: string;
  readonly rows: readonly ExportView[];
  readonly moving: boolean;
}

/** The exports of a workspace, for who may make some. */
export async function loadExports(slug: string): Promise<ExportsView> {
  const { db, scope, workspace } = await requireWorkspace(slug, "export.run");
  const words: ExportWords = {
    t: await getTranslations("answerFiles"),
    locale: await getLocale(),
    zone: workspace.zone,
  };
  const now = new Date();
  const { authSecret, env } = runtime();
  const found = await withTenant(db, scope, (tx) => listExports(tx, scope, LISTED));
  const rows = found.map(({ run, survey }): ExportView => {
    const until = linkUntil(run, now);
    const { url } = toExportJson(run, { secret: authSecret, publicUrl: env.publicUrl }, now);
    return {
      ...toExportView(run, survey, words),
      download: until === null ? null : `/w/${slug}/exports/${run.id}`,
      link:
        until === null || url === null
          ? null
          : { url, note: words.t("screen.linkNote", { when: momentOf(until, words) }) },
    };
  });
  return { slug, rows, moving: rows.some(({ share }) => share !== undefined) };
}

/** What a person asked for and has not looked at yet. */
export interface ExportNews {
  readonly id: string;
  readonly survey: string;
  readonly rows: number;
  readonly size: string;
  /** Why there is no file; null where there is one. */
  readonly why: string | null;
}

/** The exports that the signed-in person waits for and that have ended; none for everybody else. Authorises nothing. */
export async function readExportNews(tx: Tx, { scope, role, userId }: FrameAccess): Promise<ExportNews[]> {
  if (!can(role, "export.run")) return [];
  const found = await listUnseenExports(tx, scope, userId, NOTICES);
  if (found.length === 0) return [];
  const t = await getTranslations("answerFiles.screen");
  const locale = await getLocale();
  return found.map(({ run, survey }) => ({
    id: run.id,
    survey,
    rows: run.rows,
    size: sizeWords(run.bytes, locale),
    why: run.status === "failed" ? t(`faults.${run.fault ?? "failed"}`) : null,
  }));
}
