import "server-only";
import { getTranslations } from "next-intl/server";
import { withReads } from "@/db/client";
import { PAGE_PATIENCE } from "@/db/queries/with-patience";
import { type RawQuery, readStayQuery, stayParams } from "@/features/customers/staying/input";
import { readStaying } from "@/features/customers/staying/read-staying";
import { toStayView } from "@/features/customers/staying/view";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";
import { narrowWhereSlow } from "@/platform/narrow-where-slow";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** The page of staying and leaving, for whoever may read dashboards; without a body while nobody is a customer. */
export async function loadStaying(slug: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const { query: wanted, ignored } = readStayQuery(raw);
  const now = new Date();
  const read = await withReads(db, scope, (tx) =>
    narrowWhereSlow(wanted, (asked) => readStaying(tx, scope, workspace, asked, now, PAGE_PATIENCE)),
  );
  const { data, asked: query, left } = read;
  const home = `/w/${slug}`;
  const words = { ...(await loadMetricWords()), t: await getTranslations("staying") };
  const params = new URLSearchParams(stayParams(query));
  const file = (kind: string) => `${home}/customers/numbers/${kind}?${params}`;
  return {
    workspaceName: workspace.name,
    paths: {
      imports: `${home}/imports/new`,
      people: `${home}/customers/people`,
      settings: `${home}/settings/customers`,
    },
    may: { import: can(role, "import.run"), settings: can(role, "workspace.settings") },
    taken: { share: null, csv: file("csv"), xlsx: file("xlsx") },
    body:
      data === null
        ? null
        : toStayView(data, {
            words,
            query,
            ignored,
            left,
            home,
            now,
            zone: workspace.zone,
            mayRead: can(role, "customer.read"),
          }),
  };
}
