import { withTenant } from "@/db/client";
import { localDay } from "@/domain/calendar/day";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { tabulateStaying } from "@/features/customers/staying/files/tabulate-staying";
import { readStayQuery } from "@/features/customers/staying/input";
import { readStaying } from "@/features/customers/staying/read-staying";
import { sayDays } from "@/features/customers/staying/staying-words";
import { toStayView } from "@/features/customers/staying/view";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { can } from "@/platform/roles";

/** The numbers of staying and leaving as they stand at this address; 404 while nobody is a customer. */
export async function readStayingSheet(request: SessionRequest): Promise<NumberSheet> {
  const { db, scope, workspace, role, url, user, now } = request;
  const { query, ignored } = readStayQuery(Object.fromEntries(url.searchParams));
  const data = await withTenant(db, scope, (tx) => readStaying(tx, scope, workspace, query, now));
  if (data === null) throw notFound("There are no customers yet.");
  const locale = appLocale(user.locale);
  const files = translatorIn(locale, "exports");
  const words = { locale, metrics: translatorIn(locale, "metrics"), t: translatorIn(locale, "staying") };
  const home = `/w/${workspace.slug}`;
  const view = toStayView(data, {
    words,
    query,
    ignored,
    home,
    now,
    zone: workspace.zone,
    mayRead: can(role, "customer.read"),
  });
  return {
    name: [workspace.name, words.t("page"), localDay(now, workspace.zone)].join(" · "),
    facts: [
      [files("facts.workspace"), workspace.name],
      [words.t("scope.days"), sayDays(data.days.range, locale)],
      [words.t("scope.reading"), view.counted],
      ...data.filters.map(({ dimension, value }): [string, string] => [dimension, value]),
      [files("facts.zone"), workspace.zone],
      [files("facts.computed"), now.toISOString()],
      [files("facts.interval"), files("facts.intervalText")],
    ],
    rows: tabulateStaying(data, view, words),
  };
}
