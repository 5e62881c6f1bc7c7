import "server-only";
import { notFound } from "next/navigation";
import { type Tx, withTenant } from "@/db/client";
import { type AgentNames, agentNames } from "@/db/queries/quality/agent-names";
import { findReview, type ListedReview, listReviews } from "@/db/queries/quality/list-reviews";
import { filterOf } from "@/db/queries/quality/read-quality-inputs";
import { readCustomerSaid } from "@/db/queries/quality/read-reviewed";
import { findScorecard } from "@/db/queries/quality/scorecards";
import { PAGE_PATIENCE, withPatience } from "@/db/queries/with-patience";
import { formatValue } from "@/domain/metrics/display";
import { qualityParams, readQualityQuery, withFilter, writeQualityQuery } from "@/features/quality/input";
import { loadQualityWords } from "@/features/quality/load-words";
import { nameCategory } from "@/features/quality/name-category";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { sayDay } from "@/platform/i18n/say-days";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const PAGE = 50;
const AFTER = /^(\d{4}-\d\d-\d\d)\.([0-9a-f-]{36})$/;

/** The reviews behind a number: the same days and filters as the page that led here. */
export async function loadReviews(slug: string, raw: Raw) {
  const { db, scope, workspace } = await requireWorkspace(slug, "response.read");
  const words = await loadQualityWords();
  const { t, locale } = words;
  const query = readQualityQuery(raw);
  const now = new Date();
  const [, day, id] = AFTER.exec(typeof raw.after === "string" ? raw.after : "") ?? [];
  const after = day !== undefined && id !== undefined && isUuid(id) ? { day, id } : null;
  const { found, names, chosen } = await withTenant(db, scope, async (tx) => {
    const shown = await agentNames(tx, scope);
    const filter = await filterOf(query.filter, shown);
    const days = await chooseRecordDays(tx, scope, workspace, { asked: query.days, record: "reviews", now });
    const asked = { ...days.range, after, limit: PAGE + 1 };
    const list = (inner: Tx) => (filter === null ? [] : listReviews(inner, scope, { ...asked, filter }));
    return {
      ...{ names: shown, chosen: days },
      found: await withPatience(tx, PAGE_PATIENCE.each, async (inner) => list(inner)),
    };
  });
  const rows = found ?? [];
  const page = `/w/${slug}/customers/quality`;
  const here = `${page}/reviews`;
  const last = rows[PAGE - 1];
  return {
    back: writeQualityQuery(page, query),
    slow: found === null,
    days: {
      value: sayChosen(chosen, locale),
      choices: sayRangeChoices(locale, chosen.chosen, (preset) =>
        writeQualityQuery(here, { ...query, days: preset ? { preset } : {} }),
      ),
      form: { action: here, ...chosen.range, hidden: qualityParams({ ...query, days: {} }) },
    },
    rows: rows.slice(0, PAGE).map((row) => ({ ...toLine(row, names, locale), href: `${here}/${row.id}` })),
    older: rows.length > PAGE && last ? writeQualityQuery(here, query, { after: `${last.day}.${last.id}` }) : null,
    newest: after === null ? null : writeQualityQuery(here, query),
    filters: query.filter.map(({ dimension, value }) => ({
      href: writeQualityQuery(here, withFilter(query, dimension, null)),
      label: t("filter", { name: t(`dimensions.${dimension}`), value }),
    })),
  };
}

export type ReviewsView = Awaited<ReturnType<typeof loadReviews>>;

/** One finished review, category by category, with what the customer said of the same interaction. */
export async function loadReview(slug: string, id: string) {
  const { db, scope, role } = await requireWorkspace(slug, "response.read");
  if (!isUuid(id)) notFound();
  const { t, locale } = await loadQualityWords();
  const loaded = await withTenant(db, scope, async (tx) => {
    const row = await findReview(tx, scope, id);
    if (row === null) return null;
    const names = await agentNames(tx, scope);
    const card = await findScorecard(tx, scope, row.scorecardVersion);
    const said = row.interaction === null ? [] : await readCustomerSaid(tx, scope, row.interaction);
    return { row, names, card, said };
  });
  if (loaded === null) notFound();
  const { row, names, card, said } = loaded;
  return {
    slug,
    back: `/w/${slug}/customers/quality/reviews`,
    said,
    mayCoach: can(role, "quality.review") && row.agent !== null,
    ownReview: row.origin === "posted" || row.interactionId === null ? null : row.interactionId,
    version: row.scorecardVersion,
    note: row.note,
    blind: row.blind,
    origin: row.origin,
    ...toLine(row, names, locale),
    lines: (card?.categories ?? []).map((line) => ({
      key: line.key,
      name: nameCategory(t, line),
      score: row.ratings[line.key] ?? null,
      max: line.max,
      meaning: line.meanings[String(row.ratings[line.key])] ?? "",
      comment: row.comments[line.key] ?? "",
      critical: line.critical,
    })),
  };
}

export type ReviewView = Awaited<ReturnType<typeof loadReview>>;

function toLine(row: ListedReview, names: AgentNames, locale: string) {
  return {
    id: row.id,
    day: sayDay(row.day, locale),
    title: row.subject || row.interaction || row.externalId || row.id.slice(0, 8),
    interaction: row.interaction,
    agent: row.agent === null ? null : names.show(row.agent),
    channel: row.channel,
    team: row.team,
    reviewer: row.reviewer,
    score: formatValue(row.score, "percent", { locale }),
    failed: row.failed,
  };
}
