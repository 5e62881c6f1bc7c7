import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type Db, withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { describePeople } from "@/features/dashboards/compare/describe-sides";
import { compareHref, compareParams, readCompareQuery } from "@/features/dashboards/compare/input";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import { readComparison } from "@/features/dashboards/compare/read-comparison";
import {
  readSharedComparison,
  type SharedComparisonQuery,
} from "@/features/dashboards/shared/compare/read-shared-comparison";
import { type SharedComparisonView, toSharedComparison } from "@/features/dashboards/shared/compare/view";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { commaOf } from "@/platform/i18n/locale";
import { requireWorkspace } from "@/platform/session";

/** A comparison as a share link shows it; null where the survey does not exist any more. */
export async function loadSharedComparison(
  gate: { readonly db: Db; readonly scope: WorkspaceScope; readonly workspace: WorkspaceCalendar },
  asked: Omit<SharedComparisonQuery, "nameless">,
  now: Date,
): Promise<SharedComparisonView | null> {
  const t = await getTranslations("share");
  const nameless = { attribute: t("namelessAttribute"), group: (place: number) => t("nameless", { place }) };
  const read = await withTenant(gate.db, gate.scope, (tx) =>
    readSharedComparison(tx, gate.scope, gate.workspace, { ...asked, nameless }, now),
  );
  return read && toSharedComparison(read, { workspace: gate.workspace, now, t, words: await loadWords() });
}

/** A comparison as it can be shared: its address and what to say of it in the form of a new link. */
export async function loadShareableComparison(slug: string, surveyId: string, raw: RawQuery) {
  const { db, scope, workspace } = await requireWorkspace(slug, "share.make");
  const { query } = readCompareQuery(raw);
  const found = await withTenant(db, scope, (tx) => readComparison(tx, scope, workspace, surveyId, query, new Date()));
  if (found === null) notFound();
  const words = await loadWords();
  const t = await getTranslations("share");
  const { current, previous, days } = found.sides;
  const against = [describeDays(previous.range, words.locale), describePeople(words, previous)].join(
    commaOf(words.locale),
  );
  return {
    view: "compare" as const,
    survey: surveyId,
    name: found.outline.name,
    details: [t("views.compare"), found.tab.title, describePeople(words, current), t("against", { days: against })],
    params: compareParams(query),
    // Days that somebody typed are those days for ever; named ones can move.
    moves: query.from === undefined && query.vs.from === undefined,
    days: { ...current.range, text: describeChosen(days, words) },
    back: compareHref(`/w/${slug}/surveys/${surveyId}/compare`, query),
  };
}

async function loadWords(): Promise<PageWords> {
  return { ...(await loadDashboardWords()), compare: await getTranslations("compare") };
}
