import "server-only";
import { withTenant } from "@/db/client";
import { agentNames } from "@/db/queries/quality/agent-names";
import { listQualityDimensions } from "@/db/queries/quality/read-quality-inputs";
import { countQueue } from "@/db/queries/quality/review-queue";
import { FILTERS, qualityParams, readQualityQuery, withFilter, writeQualityQuery } from "@/features/quality/input";
import { loadQualityWords } from "@/features/quality/load-words";
import { describeAgreement } from "@/features/quality/score/describe-agreement";
import { describeBeside } from "@/features/quality/score/describe-customers";
import { readQuality } from "@/features/quality/score/read-quality";
import { pointsOf, sayVerdict, tileOf, whiskersOf } from "@/features/quality/score/view";
import { describeIndex } from "@/features/quality/service-index/describe-index";
import { readIndex } from "@/features/quality/service-index/read-index";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { ledgerPath } from "@/platform/handed-on";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** The page of quality: its sentence, its numbers with what they open, and what waits for a reviewer. */
export async function loadQuality(slug: string, raw: Raw) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "dashboard.read");
  const words = await loadQualityWords();
  const { t, locale } = words;
  const now = new Date();
  const query = readQualityQuery(raw);
  const mayReview = can(role, "quality.review");
  const loaded = await withTenant(db, scope, async (tx) => {
    const days = await chooseRecordDays(tx, scope, workspace, { asked: query.days, record: "reviews", now });
    const { today } = days;
    const numbers = await readQuality(tx, scope, query, { days, today, weekStart: workspace.weekStart });
    const { range, total, customers } = numbers;
    // Not every part can be narrowed as reviews can: the index is of everything.
    const asked = { range, today, reviews: total.reading, customers };
    const index = query.filter.length > 0 ? null : await readIndex(tx, scope, asked);
    return {
      ...{ numbers, index, days },
      dimensions: await listQualityDimensions(tx, scope),
      hidden: (await agentNames(tx, scope)).hidden,
      queue: mayReview ? await countQueue(tx, scope, { ...user, userId: user.userId }, now) : null,
    };
  });
  const { numbers, dimensions, days } = loaded;
  const page = `/w/${slug}/customers/quality`;
  const places = { page, reviews: `${page}/reviews`, query };
  const { total } = numbers;
  const file = (kind: string) => writeQualityQuery(`${page}/numbers/${kind}`, query);
  return {
    slug,
    ...loaded,
    places,
    mayReview,
    mayRead: can(role, "response.read"),
    maySet: can(role, "workspace.settings"),
    verdict: sayVerdict(words, numbers),
    tile: tileOf(words, numbers),
    points: pointsOf(words, numbers),
    whiskers: {
      category: whiskersOf(words, numbers, "category", places),
      channel: whiskersOf(words, numbers, "channel", places),
      team: whiskersOf(words, numbers, "team", places),
      agent: whiskersOf(words, numbers, "agent", places),
    },
    agreement: describeAgreement(words, numbers),
    combined: loaded.index === null ? null : describeIndex(words, loaded.index, workspace.zone),
    beside: numbers.customers.length === 0 ? [] : describeBeside(words, numbers, slug),
    reviewsHref: writeQualityQuery(places.reviews, query),
    explain: ledgerPath(`/w/${slug}`, "quality_score", {
      ...{ ...numbers.range, compared: numbers.compared },
      filters: Object.fromEntries(query.filter.map(({ dimension, value }) => [dimension, value])),
    }),
    taken: { share: null, csv: file("csv"), xlsx: file("xlsx") },
    days: {
      value: sayChosen(days, locale),
      choices: sayRangeChoices(locale, days.chosen, (preset) =>
        writeQualityQuery(page, { ...query, days: preset ? { preset } : {} }),
      ),
      form: { action: page, ...days.range, hidden: qualityParams({ ...query, days: {} }) },
    },
    filters: query.filter.map(({ dimension, value }) => ({
      href: writeQualityQuery(page, withFilter(query, dimension, null)),
      label: t("filter", { name: t(`dimensions.${dimension}`), value }),
    })),
    filterChoices: FILTERS.flatMap((dimension) =>
      (dimensions.find(({ name }) => name === dimension)?.values ?? []).slice(0, 50).map((value) => ({
        href: writeQualityQuery(page, withFilter(query, dimension, value)),
        label: t("filter", { name: t(`dimensions.${dimension}`), value }),
        current: query.filter.some((one) => one.dimension === dimension && one.value === value),
      })),
    ),
    fine: [
      t("fine.zone", { zone: workspace.zone }),
      ...(numbers.today > 0 ? [t("fine.today", { n: numbers.today })] : []),
      ...(numbers.tested > 1 ? [t("fine.corrected", { n: numbers.tested })] : []),
      ...(loaded.hidden ? [t("fine.hidden")] : []),
      ...(total.reading.n > 0 ? [t("fine.day")] : []),
    ],
  };
}

export type QualityView = Awaited<ReturnType<typeof loadQuality>>;
