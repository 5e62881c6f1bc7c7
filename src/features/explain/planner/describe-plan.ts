import { formatNumber } from "@/domain/metrics/display";
import type { Aim, PlannedMetric } from "@/features/explain/planner/input";
import type { SampleNeed, SamplePlan } from "@/features/explain/planner/plan-sample";
import type { PlannerWords } from "@/features/explain/planner/planner-words";

/** "5 points", "0.3 points of the scale". */
export function amountText({ t, locale }: PlannerWords, metric: PlannedMetric, by: number): string {
  return t(`amounts.${metric}`, { n: by, text: plain(by, locale) });
}

/** A number with only the decimals it has, two at most. */
export function plain(value: number, locale: string): string {
  const decimals = [0, 1].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 2;
  return formatNumber(value, { locale, decimals });
}

/** "To see a change of 5 points you need 3,828 answers in each period." */
export function describeNeed(words: PlannerWords, metric: PlannedMetric, aim: Aim, need: SampleNeed): string {
  const { t, metrics } = words;
  const said = { amount: amountText(words, metric, need.by), answers: metrics("answers", { n: need.answers }) };
  return aim === "change"
    ? t("needChange", { ...said, name: t(`ofNames.${metric}`) })
    : t("needWidth", { ...said, name: t(`names.${metric}`) });
}

/** "If 25 of 100 answer, invite 15,312 people each time." */
export function describeInvitations({ t, locale }: PlannerWords, need: SampleNeed, plan: SamplePlan): string {
  const each = plan.aim === "change" ? "Each" : "";
  const invite = (rate: number) => formatNumber(Math.ceil((100 * need.answers) / rate), { locale });
  if (plan.rate === null) return t(`guess${each}`, { ten: invite(10), thirty: invite(30) });
  return t(`invitations${each}`, {
    rate: plain(plan.rate, locale),
    people: formatNumber(need.invitations ?? 0, { locale }),
  });
}

/** The method with its figures, for Explain. */
export function describeMethod(
  { t, locale }: PlannerWords,
  { aim, expected, people }: SamplePlan,
  need: SampleNeed,
): readonly string[] {
  const number = (value: number, decimals: number) => formatNumber(value, { locale, decimals });
  const z = number(1.96, 2);
  const both = `(${z} + ${number(0.84, 2)})²`;
  const d = number(need.by, need.by < 1 ? 2 : 1);
  const unit = number(need.by / 100, 3);
  const first = () => {
    if (expected.kind === "nps") {
      const s = number(expected.variance, 3);
      return aim === "change"
        ? t("method.npsChange", { s, formula: `2 × ${s} × ${both} ÷ ${unit}² − 3` })
        : t("method.npsWidth", { s, formula: `${s} × ${z}² ÷ ${unit}² − 3` });
    }
    if (expected.kind === "mean") {
      const s = number(expected.sd, 2);
      return aim === "change"
        ? t("method.meanChange", { s, formula: `2 × ${s}² × ${both} ÷ ${d}²` })
        : t("method.meanWidth", { s, d, formula: `t × ${s} ÷ √n` });
    }
    const share = number(expected.percent / 100, 3);
    return aim === "change"
      ? t("method.shareChange", { share, d: unit })
      : t("method.shareWidth", { formula: `${z}² × ${share} × (1 − ${share}) ÷ ${unit}²` });
  };
  const all = people === null ? "" : formatNumber(people, { locale });
  return [
    first(),
    t(aim === "change" ? "method.power" : "method.level"),
    ...(people !== null && aim === "width"
      ? [t("method.finite", { people: all, formula: `n ÷ (1 + (n − 1) ÷ ${all})` })]
      : []),
    t("method.ten"),
  ];
}
