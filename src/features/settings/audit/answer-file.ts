import { withReads, withTenant } from "@/db/client";
import type { AuditEdge } from "@/db/queries/audit/list-audit";
import { localDay } from "@/domain/calendar/day";
import { csvField } from "@/domain/exports/csv";
import { auditWords } from "@/features/settings/audit/audit-words";
import { filterOf, readAuditQuery } from "@/features/settings/audit/input";
import { type NamedRows, readNamed } from "@/features/settings/audit/read-audit";
import { plainJson } from "@/features/settings/audit/show-controls";
import { type AuditWords, toAuditRow } from "@/features/settings/audit/view";
import { writeAudit } from "@/platform/audit";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";

const AT_ONCE = 1_000;

const COLUMNS = "id,at,who,who_as,who_id,from,action,what,on,on_id,before,after";

/**
 * `GET …/settings/audit/file`: the trail at this address as CSV, all of it, a thousand rows in a transaction of their own as fast as
 * they are taken. Who took it is written down behind the first row: what is written from then on is not part of the file.
 */
export async function answerAuditFile({ db, scope, url, workspace, user, now }: SessionRequest): Promise<Response> {
  const query = readAuditQuery(Object.fromEntries(url.searchParams));
  const filter = filterOf(query, workspace.zone);
  const words = auditWords(appLocale(user.locale), workspace.zone);
  const { cursor: _page, on, ...asked } = query;
  const chosen = Object.fromEntries(Object.entries({ ...asked, subject: on }).filter(([, value]) => value !== null));
  let waiting: NamedRows | null = await withTenant(db, scope, async (tx) => {
    const first = await readNamed(tx, scope, { filter, after: null, limit: AT_ONCE });
    await writeAudit(tx, scope, { action: "audit.exported", subject: "trail", after: chosen });
    return first;
  });
  let edge: AuditEdge | null = null;
  let text = `\ufeff${COLUMNS}\r\n`;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const page: NamedRows =
          waiting ??
          (await withReads(db, scope, (tx) => readNamed(tx, scope, { filter, after: edge, limit: AT_ONCE })));
        waiting = null;
        const last = page.rows.at(-1);
        if (last) edge = { at: last.place, id: last.id };
        text += page.rows.map((row) => lineOf(row, { ...words, names: page.names })).join("");
        controller.enqueue(Buffer.from(text));
        text = "";
        if (!page.more) controller.close();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="audit-trail-${localDay(now, workspace.zone)}.csv"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function lineOf(row: NamedRows["rows"][number], words: AuditWords): string {
  const { who, as, what, on, from } = toAuditRow(row, words);
  const { userId, keyId, name } = row.actor;
  const detail = (value: unknown) => (value === null ? null : plainJson(value));
  const fields = [
    ...[row.id, row.place, who, as, userId ?? keyId ?? name, from, row.action, what],
    ...[on?.name, row.subject, detail(row.before), detail(row.after)],
  ];
  return `${fields.map(csvField).join(",")}\r\n`;
}
