import { COUNTS_BELOW, changeFigures, formatMinutes, formatNumber, precisionOf } from "@/domain/metrics/display";
import type { ServiceLedger } from "@/features/service/times/explained/read-ledger";
import type { ServiceWords } from "@/features/service/times/service-words";
import { sayBetween, signedMinutes } from "@/platform/i18n/metric-words";
import { sayDays, sayExactly } from "@/platform/i18n/say-days";

/** Says how a number of service came about: formula with its figures, what counts and what does not, clock, method, rows. */
export function describeLedger(
  words: ServiceWords,
  ledger: ServiceLedger,
  context: {
    /** What it is narrowed to, in words. */
    readonly filters: readonly string[];
    /** Where the interactions of a view are listed; null for who may not read them. */
    readonly rows: ((view: string) => string) | null;
    readonly zone: string;
    readonly now: Date;
  },
) {
  const { t, locale } = words;
  const { number, reading, range, leftOut, backlog } = ledger;
  const { rows } = context;
  const count = (n: number) => formatNumber(n, { locale });
  const now = sayExactly(context.now, context.zone, locale);
  const few = reading !== null && precisionOf(reading, isRate(ledger) ? "percent" : "minutes") === "counts";
  return {
    ...{ number, name: nameOf(words, ledger), meaning: t(`ledger.meanings.${number}`) },
    value: reading === null ? count(backlog.open) : few ? null : mainValue(words, ledger),
    between: reading === null || few ? "" : sayBetween(words, reading.interval, isRate(ledger) ? "percent" : "minutes"),
    of: reading === null ? "" : t("interactions", { n: reading.n }),
    formula: t(`ledger.formulas.${kindOf(ledger)}`),
    working: few ? "" : workingOf(words, ledger, context.now),
    lines: ledger.lines.map(({ key, n, view }) => ({
      key,
      label:
        key === "without" || key === "counted"
          ? t(`ledger.lines.${key}.${number === "backlog" ? "reopened" : number}`)
          : t(`ledger.lines.${key}`),
      n: count(n),
      href: view === null || rows === null || n === 0 ? null : rows(view),
    })),
    aside: [
      {
        key: "leftOut",
        label: t("ledger.leftOut"),
        n: count(leftOut),
        href: leftOut > 0 ? (rows?.("left_out") ?? null) : null,
      },
      ...(number === "backlog"
        ? []
        : [
            {
              key: "open",
              label: t("ledger.waiting"),
              n: count(backlog.open),
              href: backlog.open > 0 ? (rows?.("open") ?? null) : null,
            },
          ]),
    ],
    facts: [
      {
        term: t("ledger.days"),
        text: number === "backlog" ? t("list.now") : `${sayDays(range.from, range.to, locale)}, ${context.zone}`,
      },
      { term: t("ledger.dayOf"), text: t(`ledger.daysOf.${number}`) },
      { term: t("ledger.who"), text: context.filters.join(" · ") || t("ledger.everything") },
      ...clockFacts(words, ledger),
      {
        term: t("ledger.method"),
        text: reading === null ? t("ledger.methods.none") : t(`ledger.methods.${isRate(ledger) ? "wilson" : "order"}`),
      },
      ...comparedFacts(words, ledger),
      { term: t("ledger.computed"), text: `${now}, ${context.zone}` },
    ],
  };
}

function isRate({ number }: ServiceLedger): boolean {
  return number === "reopened" || number === "one_touch";
}

function kindOf(ledger: ServiceLedger): "rate" | "count" | "times" {
  return isRate(ledger) ? "rate" : ledger.number === "backlog" ? "count" : "times";
}

function nameOf({ t }: ServiceWords, { number }: ServiceLedger): string {
  switch (number) {
    case "reopened":
    case "backlog":
      return t(number);
    case "one_touch":
      return t("oneTouch");
    default:
      return t(`measures.${number}`);
  }
}

function mainValue({ locale }: ServiceWords, ledger: ServiceLedger): string | null {
  const value = ledger.reading?.value ?? null;
  if (value === null) return null;
  if (!isRate(ledger)) return formatMinutes(value, locale);
  // With as many decimals as its tile.
  const { before, change } = ledger.told ?? { before: null, change: null };
  return changeFigures(value, before?.value ?? null, change?.difference ?? null, "percent", locale).current;
}

/** The formula with its figures. */
function workingOf({ t, locale }: ServiceWords, ledger: ServiceLedger, now: Date): string {
  const { reading, p90, lines, backlog } = ledger;
  const [whole] = lines;
  const counted = lines.at(-1);
  const print = (n: number) => formatNumber(n, { locale });
  if (reading === null) {
    const age = backlog.oldest === null ? 0 : Math.max(0, (+now - +backlog.oldest) / 60_000);
    return backlog.open === 0 ? "" : t("backlogOldest", { age: formatMinutes(age, locale) });
  }
  if (reading.value === null || !whole || !counted) return "";
  if (isRate(ledger))
    return `100 × ${print(counted.n)} ÷ ${print(whole.n)} = ${formatNumber(reading.value, { locale, decimals: 2 })}`;
  return t("ledger.half", {
    ...{ n: reading.n, half: formatMinutes(reading.value, locale) },
    nine: formatMinutes(p90?.value ?? reading.value, locale),
  });
}

/** What it was before and what became of it, as its tile says; nothing for what waits, which is of now alone. */
function comparedFacts(words: ServiceWords, ledger: ServiceLedger) {
  const { t, metrics, locale } = words;
  const { told, compared } = ledger;
  // Under ten its tile says counts alone, and no change.
  if (told === null || told.reading.n < COUNTS_BELOW) return [];
  const days = sayDays(compared.from, compared.to, locale);
  const { reading, before, change, verdict } = told;
  const term = t("ledger.compared");
  if (change.difference === null || before.value === null || verdict.assessment === null)
    return [{ term, text: t("ledger.comparedNothing", { days }) }];
  const unit = isRate(ledger) ? "percent" : "minutes";
  const figures = changeFigures(reading.value, before.value, change.difference, unit, locale);
  const said = verdict.assessment === "no clear change" ? "unclear" : verdict.assessment;
  const text = t("ledger.comparedText", {
    value: isRate(ledger) ? figures.previous : formatMinutes(before.value, locale),
    ...{ days, n: t("interactions", { n: before.n }), verdict: t(`ledger.verdicts.${said}`) },
    difference: isRate(ledger)
      ? metrics("points", { step: figures.difference })
      : signedMinutes(change.difference, locale),
  });
  return [{ term, text }];
}

function clockFacts({ t, locale }: ServiceWords, { number, clock, reading, other }: ServiceLedger) {
  if (number === "reopened" || number === "one_touch" || number === "backlog") return [];
  const said = (value: number | null) => (value === null ? "—" : formatMinutes(value, locale));
  const both = { value: said(reading?.value ?? null), other: said(other) };
  return [{ term: t("scope.clock"), text: t(`ledger.clocks.${clock}`, both) }];
}
