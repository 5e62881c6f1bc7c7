import "server-only";
import { notFound } from "next/navigation";
import { withTenant } from "@/db/client";
import { agentNames } from "@/db/queries/quality/agent-names";
import { findTimeClock } from "@/db/queries/service/find-time-clock";
import { describeLedger } from "@/features/service/times/explained/describe-ledger";
import { EXPLAINED, readLedger } from "@/features/service/times/explained/read-ledger";
import { readServiceQuery, writeServiceQuery } from "@/features/service/times/input";
import { loadServiceWords } from "@/features/service/times/load-words";
import { withRealAgents } from "@/features/service/with-real-agents";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** How one number of service came about, by the address of the page that shows it; 404 for what is none of them. */
export async function loadServiceLedger(slug: string, raw: Raw) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const number = EXPLAINED.find((one) => one === raw.number);
  if (number === undefined) notFound();
  const words = await loadServiceWords();
  const query = readServiceQuery(raw);
  const now = new Date();
  const ledger = await withTenant(db, scope, async (tx) => {
    const { filter } = await withRealAgents(query, await agentNames(tx, scope));
    const clock = query.clock ?? (await findTimeClock(tx, scope));
    const { range, compared, today } = await chooseRecordDays(tx, scope, workspace, {
      ...{ asked: query.days, record: "interactions", now },
    });
    return readLedger(tx, scope, { number, range, compared, filter }, { today, clock });
  });
  const page = `/w/${slug}/customers/service`;
  return {
    back: writeServiceQuery(page, query),
    ledger: describeLedger(words, ledger, {
      filters: query.filter.map(({ dimension, value }) =>
        words.t("filter", { name: words.t(`dimensions.${dimension}`), value: value || words.t("notNamed") }),
      ),
      rows: can(role, "response.read") ? (view) => writeServiceQuery(`${page}/interactions`, query, { view }) : null,
      ...{ zone: workspace.zone, now },
    }),
  };
}

export type ServiceLedgerView = Awaited<ReturnType<typeof loadServiceLedger>>;
