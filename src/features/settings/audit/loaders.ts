import "server-only";
import { getLocale } from "next-intl/server";
import { withReads } from "@/db/client";
import type { Audited } from "@/db/queries/audit/name-audited";
import { auditWords } from "@/features/settings/audit/audit-words";
import { auditHref, filterOf, readAuditQuery } from "@/features/settings/audit/input";
import { AUDIT_A_PAGE, readAudit } from "@/features/settings/audit/read-audit";
import { toAuditRow } from "@/features/settings/audit/view";
import { type CursorContext, decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { appLocale } from "@/platform/i18n/locale";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

/** The audit trail as its address narrows it, for whoever may read it. */
export async function loadAudit(slug: string, raw: Readonly<Record<string, string | string[] | undefined>>) {
  const { db, scope, workspace } = await requireWorkspace(slug, "audit.read");
  const query = readAuditQuery(raw);
  const path = `/w/${slug}/settings/audit`;
  const cursors: CursorContext = { secret: runtime().authSecret, scope, list: auditHref("audit", query, {}) };
  const edge = query.cursor === null ? null : decodeCursor(cursors, query.cursor);
  const after = edge === null ? null : { at: String(edge[0]), id: String(edge[1]) };
  const { zone } = workspace;
  const page = { filter: filterOf(query, zone), after, limit: AUDIT_A_PAGE, who: query.who };
  const { members, keys, found, chosen } = await withReads(db, scope, (tx) => readAudit(tx, scope, page));
  const words = {
    ...auditWords(appLocale(await getLocale()), zone),
    names: found?.names ?? new Map<string, Audited>(),
  };
  const rows = found?.rows ?? [];
  const last = rows.at(-1);
  const people = members.map(({ userId, name, email }) => ({ id: userId, name: name || email }));
  const { who } = query;
  const known = who === null || who === "job" || [...people, ...keys].some(({ id }) => id === who);
  return {
    ...{ slug, path, query, zone, people, keys },
    slow: found === null,
    /** Who is asked for and is neither a member nor a key: somebody who left. */
    left: known ? null : { id: who, name: chosen[0] ?? words.t("somebody") },
    filtered: [who, query.kind, query.on, query.from, query.to].some((one) => one !== null),
    rows: rows.map((row) => {
      const view = toAuditRow(row, words);
      return {
        ...view,
        whoHref: view.whoId && auditHref(path, query, { who: view.whoId }),
        onHref: view.on?.path ? `/w/${slug}${view.on.path}` : null,
        historyHref: query.on === row.subject ? null : auditHref(path, query, { on: row.subject }),
      };
    }),
    /** What is called by the id whose history is shown. */
    on: query.on === null ? null : (rows.map((row) => toAuditRow(row, words).on?.name).find(Boolean) ?? query.on),
    everything: auditHref(path, query, { on: null }),
    file: auditHref(`${path}/file`, query, {}),
    first: query.cursor === null ? null : auditHref(path, query, {}),
    next: found?.more && last ? auditHref(path, query, { cursor: encodeCursor(cursors, [last.place, last.id]) }) : null,
  };
}

export type AuditView = Awaited<ReturnType<typeof loadAudit>>;
