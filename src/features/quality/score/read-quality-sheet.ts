import { withTenant } from "@/db/client";
import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import { formatValue } from "@/domain/metrics/display";
import { readQualityQuery } from "@/features/quality/input";
import { CUTS, readQuality } from "@/features/quality/score/read-quality";
import { tabulateQuality } from "@/features/quality/score/tabulate-quality";
import { type ReadIndex, readIndex } from "@/features/quality/service-index/read-index";
import { chooseRecordDays } from "@/platform/choose-record-days";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { sayChosen, sayRange } from "@/platform/i18n/range-words";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** The numbers of the page of quality as it stands at this address: what reviewers found, and what the index is made of. */
export async function readQualitySheet({ db, scope, workspace, url, user, now }: SessionRequest): Promise<NumberSheet> {
  const locale = appLocale(user.locale);
  const words = { locale, t: translatorIn(locale, "quality"), metrics: translatorIn(locale, "metrics") };
  const files = translatorIn(locale, "exports");
  const { t } = words;
  const query = readQualityQuery(Object.fromEntries(url.searchParams));
  const { days, numbers, index } = await withTenant(db, scope, async (tx) => {
    const chosen = await chooseRecordDays(tx, scope, workspace, { asked: query.days, record: "reviews", now });
    const { today } = chosen;
    const found = await readQuality(tx, scope, query, { days: chosen, today, weekStart: workspace.weekStart });
    const { range, total, customers } = found;
    const asked = { range, today, reviews: total.reading, customers };
    // The index is of everything: a filter leaves it out, as on the page.
    return { days: chosen, numbers: found, index: query.filter.length > 0 ? null : await readIndex(tx, scope, asked) };
  });
  const { from, to } = days.range;
  const filters = query.filter.map(({ dimension, value }) =>
    t("filter", { name: t(`dimensions.${dimension}`), value }),
  );
  return {
    name: [workspace.name, t("page"), `${from} ${to}`].join(" · "),
    facts: [
      [files("facts.workspace"), workspace.name],
      [files("facts.days"), `${sayChosen(days, locale)} (${from} – ${to})`],
      [files("facts.compared"), sayRange(days.compared, locale)],
      [files("facts.filters"), filters.join("; ") || files("facts.nobody")],
      [files("facts.zone"), workspace.zone],
      [files("facts.computed"), now.toISOString()],
      [files("facts.interval"), files("facts.intervalText")],
    ],
    rows: [
      ...tabulateQuality(words, numbers, { cuts: CUTS }),
      ...(index === null ? [] : indexRows(index, { t, locale, range: days.range })),
    ],
  };
}

/** The index, and each part of it; one of too few has no number. */
function indexRows(
  { index }: ReadIndex,
  {
    t,
    locale,
    range,
  }: {
    readonly t: Translator<"quality">;
    readonly locale: string;
    readonly range: { readonly from: string; readonly to: string };
  },
): NumberRow[] {
  const row = (name: string, value: number | null, more: Partial<NumberRow>): NumberRow => ({
    ...({ part: "beside", name, metric: "service_index", unit: "percent", ...range, n: null } as const),
    ...{ value, shown: formatValue(value, "percent", { locale }) },
    ...more,
  });
  return [
    row(t("index.title"), index.value, { low: index.interval?.low ?? null, high: index.interval?.high ?? null }),
    ...index.lines.map(({ part, reading: { value, interval, n }, absent, weight }) =>
      row(t(`index.parts.${part}`), absent === "few" ? null : value, {
        ...(absent === "few" ? {} : { low: interval?.low ?? null, high: interval?.high ?? null }),
        n,
        note: `${t("index.weight")}: ${formatValue(weight, "percent", { locale })}`,
      }),
    ),
  ];
}
