import { ALPHA } from "@/domain/metrics/change";
import { formatValue, precisionOf } from "@/domain/metrics/display";
import type { LastGroup } from "@/features/customers/groups/group-address";
import { linkGroup } from "@/features/customers/groups/link-group";
import { floorOf, lineOf, monthMarks } from "@/features/customers/staying/describe-lengths";
import { HORIZONS, stayHref } from "@/features/customers/staying/input";
import type { StayData } from "@/features/customers/staying/read-staying";
import type { RiskRow, WorthData } from "@/features/customers/staying/read-worth";
import { type StayWords, sayCount, sayDay, sayMoney } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";
import { sayBetween } from "@/platform/i18n/metric-words";
import type { CurveTone } from "@/ui/charts/survival-tones";

const TONE: Readonly<Record<LastGroup, CurveTone>> = {
  promoters: "better",
  passives: "same",
  detractors: "worse",
  asked: "quiet",
  never: "three",
};

/** Who stays, by what they last answered, and what today's groups would lose more than passives. */
export function describeWorth(data: StayData, context: StayContext) {
  const { worth, filters: filter, today } = data;
  const { words, query, home } = context;
  const { t, locale } = words;
  if (worth === null) return { sentence: "", shown: null };
  const { landmark, horizon, choices, groups, test, risk, riskDays, currency } = worth;
  if (landmark === null) return { sentence: "", shown: null };
  const there = groups.filter(({ n }) => n > 0);
  const marks = monthMarks(horizon, words);
  const lines = there.map(({ group, lengths, curve }) =>
    lineOf({ name: t(`worth.groups.${group}`), counts: lengths, curve, tone: TONE[group], end: horizon, marks }, words),
  );
  const differ = test?.pValue != null && test.pValue < ALPHA;
  return {
    sentence: differ ? worthSentence(worth, words) : "",
    shown: {
      dek: t("worth.dek", { day: sayDay(landmark, locale) }),
      verdict: t("lengths.question", { answer: differ ? "yes" : "no" }),
      choices: choices.map((days) => ({
        href: `${stayHref(`${home}/customers`, query, { landmark: days })}#worth`,
        label: t("worth.daysAgo", { n: days }),
        current: days === horizon,
      })),
      chart: { lines, marks, end: horizon, ...floorOf(lines, words) },
      horizons: HORIZONS.map((days) => t("worth.within", { n: days })),
      rows: groups.map(({ group, n, left }) => ({
        key: group,
        name: t(`worth.groups.${group}`),
        tone: TONE[group],
        n: sayCount(n, locale),
        href: linkGroup({ kind: "last", day: landmark, last: group, leftWithin: null, filter }, n, context),
        cells: left.map((reading, i) => {
          if (reading === null) return { value: t("worth.notYet"), between: "", title: "", href: null };
          const few = precisionOf(reading, "percent");
          if (few === "none") return { value: "—", between: "", title: "", href: null };
          const gone = Math.round(((reading.value ?? 0) * reading.n) / 100);
          const of = words.metrics("counts.customer_churn", { k: gone, n: reading.n });
          const leftWithin = HORIZONS[i] ?? null;
          return {
            value: few === "counts" ? of : formatValue(reading.value, "percent", { locale, decimals: 1 }),
            between: few === "counts" ? "" : sayBetween(words, reading.interval, "percent", 1),
            title: of,
            href: linkGroup({ kind: "last", day: landmark, last: group, leftWithin, filter }, gone, context),
          };
        }),
      })),
      risk: {
        title: t("risk.title"),
        leftHead: t("worth.within", { n: riskDays }),
        rows: risk.map((row) => ({
          ...riskRow(row, currency, words),
          href: linkGroup(
            { kind: "last", day: today, last: row.group, leftWithin: null, filter },
            row.customersNow,
            context,
          ),
        })),
        note: t("risk.note"),
      },
    },
  };
}

/** "Within a year 23% of detractors leave, and 4% of promoters.", where both are enough to say so. */
function worthSentence({ groups, horizon }: WorthData, { t, locale }: StayWords): string {
  const share = (name: LastGroup) => {
    const found = groups.find(({ group }) => group === name);
    const reading = found?.left[HORIZONS.indexOf(horizon)] ?? null;
    return found && reading?.value != null && found.n >= 20 ? formatValue(reading.value, "percent", { locale }) : null;
  };
  const [low, high] = [share("detractors"), share("promoters")];
  return low === null || high === null ? "" : t("verdict.worth", { days: String(horizon), low, high });
}

function riskRow(
  { group, customersNow, revenue, left, excess, enough }: RiskRow,
  currency: string | null,
  words: StayWords,
) {
  const { t, locale } = words;
  const money = (amount: number) => sayMoney(amount, currency, locale);
  const at = excess === null ? null : excess.share * revenue;
  return {
    key: group,
    name: t(`worth.groups.${group}`),
    tone: TONE[group],
    customers: sayCount(customersNow, locale),
    left: left === null ? t("risk.notEnough") : formatValue(left.value, "percent", { locale, decimals: 1 }),
    between: left === null ? "" : sayBetween(words, left.interval, "percent", 1),
    revenue: currency === null ? "—" : money(revenue),
    atRisk:
      group === "passives"
        ? t("risk.base")
        : !enough || excess === null || at === null || currency === null
          ? t("risk.notEnough")
          : excess.interval.low > 0
            ? money(at)
            : excess.interval.high < 0
              ? t("risk.less")
              : t("risk.unclear"),
    atRiskBetween:
      excess !== null && excess.interval.low > 0 && currency !== null
        ? words.metrics("between", {
            low: money(excess.interval.low * revenue),
            high: money(excess.interval.high * revenue),
          })
        : "",
  };
}
