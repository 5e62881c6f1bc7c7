import { withTenant } from "@/db/client";
import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import { METRICS } from "@/domain/metrics/metric";
import { SERVICE_DIMENSIONS, type ServiceDimension } from "@/domain/service/time-measure";
import { describeSpeed } from "@/features/service/times/describe-speed";
import { readServiceQuery } from "@/features/service/times/input";
import { readPage } from "@/features/service/times/read-page";
import type { ServiceNumbers } from "@/features/service/times/read-service";
import type { SpeedNumbers } from "@/features/service/times/read-speed";
import type { ServiceWords } from "@/features/service/times/service-words";
import { fileNameOf, tabulateService } from "@/features/service/times/tabulate-service";
import { distributionOf } from "@/features/service/times/view";
import { chooseRecordDays } from "@/platform/choose-record-days";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { sayChosen, sayRange } from "@/platform/i18n/range-words";
import { translatorIn } from "@/platform/i18n/translator";

/** The numbers of the page of service as it stands at this address. */
export async function readServiceSheet({ db, scope, workspace, url, user, now }: SessionRequest): Promise<NumberSheet> {
  const locale = appLocale(user.locale);
  const words = { locale, t: translatorIn(locale, "service"), metrics: translatorIn(locale, "metrics") };
  const files = translatorIn(locale, "exports");
  const { t } = words;
  const query = readServiceQuery(Object.fromEntries(url.searchParams));
  const { days, numbers, speed, clock, names } = await withTenant(db, scope, async (tx) => {
    const chosen = await chooseRecordDays(tx, scope, workspace, { asked: query.days, record: "interactions", now });
    const { today } = chosen;
    const asked = { days: chosen, today, weekStart: workspace.weekStart, patience: null };
    return { days: chosen, ...(await readPage(tx, scope, query, asked)) };
  });
  const nameOf = (dimension: ServiceDimension, value: string) =>
    value === "" ? t("notNamed") : dimension === "agent" ? names.show(value) : value;
  const filters = query.filter.map(({ dimension, value }) => `${t(`dimensions.${dimension}`)}: ${value}`);
  const { from, to } = days.range;
  return {
    name: [workspace.name, t("page"), `${from} ${to}`].join(" · "),
    facts: [
      [files("facts.workspace"), workspace.name],
      [files("facts.days"), `${sayChosen(days, locale)} (${from} – ${to})`],
      [files("facts.compared"), sayRange(days.compared, locale)],
      [files("facts.filters"), filters.join("; ") || files("facts.nobody")],
      [t("scope.clock"), t(`clocks.${clock}`)],
      [files("facts.zone"), workspace.zone],
      [files("facts.computed"), now.toISOString()],
      [files("facts.interval"), files("facts.intervalText")],
    ],
    rows: [
      ...tabulateService(words, numbers, { measure: query.measure, cuts: SERVICE_DIMENSIONS, nameOf }),
      ...barRows(words, numbers, query.measure),
      ...(speed === null ? [] : speedRows(words, speed, days.range, names.show)),
    ],
  };
}

/** How many took how long, as the drawing has it. */
function barRows(words: ServiceWords, numbers: ServiceNumbers, measure: keyof ServiceNumbers["times"]): NumberRow[] {
  const found = distributionOf(words, numbers.counts, numbers.times[measure]);
  const all = numbers.times[measure].reading.n;
  return (found?.bars ?? []).map(({ score, count, shareText }) => ({
    ...{ part: "score", name: String(score), metric: fileNameOf(measure), unit: "percent", ...numbers.range },
    ...{ value: (100 * count) / all, shown: shareText, n: count },
  }));
}

/** What customers said, by how it went. */
function speedRows(
  words: ServiceWords,
  speed: SpeedNumbers,
  range: ServiceNumbers["range"],
  showAgent: (name: string) => string,
): NumberRow[] {
  return describeSpeed(words, speed, showAgent).flatMap(({ cuts }, place) =>
    cuts.flatMap(({ cut, rows }) =>
      rows.flatMap(({ key, label, valueText }): NumberRow[] => {
        const of = speed.metrics[place];
        const reading = of?.groups[cut].find(({ value }) => value === key)?.reading;
        if (of === undefined || reading === undefined) return [];
        const { metric } = of;
        return [
          {
            ...{ part: "group", name: String(label), metric, unit: METRICS[metric].unit, ...range },
            ...{ attribute: words.t(`speed.cuts.${cut}`), value: reading.value, shown: valueText, n: reading.n },
            ...{ low: reading.interval?.low ?? null, high: reading.interval?.high ?? null },
          },
        ];
      }),
    ),
  );
}
