import { countText, formatNumber } from "@/domain/metrics/display";
import type { Aim, PlannedMetric } from "@/features/explain/planner/input";
import type { SampleNeed, SamplePlan } from "@/features/explain/planner/plan-sample";

/** How a metric and its differences are called. */
export const NAMES: Readonly<Record<PlannedMetric, { tab: string; name: string; points: string }>> = {
  nps: { tab: "NPS", name: "your NPS", points: " points" },
  csat: { tab: "CSAT", name: "the share of satisfied customers", points: " percentage points" },
  ces: { tab: "Ease", name: "the ease score", points: " points of the scale" },
};

/** "5 points", "0.3 points of the scale". */
export function amountText(metric: PlannedMetric, by: number): string {
  const { points } = NAMES[metric];
  return `${plain(by)}${by === 1 ? points.replace("points", "point") : points}`;
}

/** A number with only the decimals it has, two at most. */
export function plain(value: number): string {
  const decimals = [0, 1].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 2;
  return formatNumber(value, { decimals });
}

/** "To see a change of 5 points you need 3,828 answers in each period." */
export function describeNeed(metric: PlannedMetric, aim: Aim, need: SampleNeed): string {
  const answers = countText(need.answers);
  return aim === "change"
    ? `To see a change of ${amountText(metric, need.by)} in ${NAMES[metric].name} you need ${answers} in each period.`
    : `To know ${NAMES[metric].name} to within ±${amountText(metric, need.by)} you need ${answers}.`;
}

/** "If 25 of 100 answer, invite 15,312 people each time." */
export function describeInvitations(need: SampleNeed, plan: SamplePlan): string {
  const each = plan.aim === "change" ? " each time" : "";
  const invite = (rate: number) => formatNumber(Math.ceil((100 * need.answers) / rate));
  if (plan.rate === null)
    return `If 10 of 100 answer, invite ${invite(10)} people${each}; if 30 of 100 answer, ${invite(30)}. Say how many of yours answer.`;
  return `At your rate, ${plain(plan.rate)} of 100 answering, invite ${formatNumber(need.invitations ?? 0)} people${each}.`;
}

/** The method with its figures, for Explain. */
export function describeMethod({ aim, expected, people }: SamplePlan, need: SampleNeed): readonly string[] {
  const z = "1.96";
  const both = `(${z} + 0.84)²`;
  const d = formatNumber(need.by, { decimals: need.by < 1 ? 2 : 1 });
  const share = formatNumber(expected.kind === "share" ? expected.percent / 100 : 0, { decimals: 3 });
  const formula = {
    nps: (variance: number) => {
      const s = formatNumber(variance, { decimals: 3 });
      const unit = formatNumber(need.by / 100, { decimals: 3 });
      return aim === "change"
        ? `Adjusted-Wald, two periods: 2 × ${s} × ${both} ÷ ${unit}² − 3, where ${s} is the variance of one answer (Promoter 1, Passive 0, Detractor −1).`
        : `Adjusted-Wald: ${s} × ${z}² ÷ ${unit}² − 3, where ${s} is the variance of one answer (Promoter 1, Passive 0, Detractor −1).`;
    },
    mean: (sd: number) => {
      const s = formatNumber(sd, { decimals: 2 });
      return aim === "change"
        ? `Two means: 2 × ${s}² × ${both} ÷ ${d}², where ${s} is the standard deviation of the answers.`
        : `Student’s t: the first n with t × ${s} ÷ √n at most ${d}, where ${s} is the standard deviation of the answers.`;
    },
  };
  const first =
    expected.kind === "nps"
      ? formula.nps(expected.variance)
      : expected.kind === "mean"
        ? formula.mean(expected.sd)
        : aim === "change"
          ? `Two proportions (Fleiss, Levin & Paik), from ${share} towards one half by ${formatNumber(need.by / 100, { decimals: 3 })}.`
          : `One proportion (Cochran): ${z}² × ${share} × (1 − ${share}) ÷ ${formatNumber(need.by / 100, { decimals: 3 })}².`;
  return [
    first,
    aim === "change"
      ? "Level 95%, power 80%: chance alone looks like a change once in 20 times, and a change of this size is seen 4 times of 5."
      : "Level 95%: 19 times of 20 the number lies within the ±.",
    ...(people !== null && aim === "width"
      ? [`Finite population of ${formatNumber(people)}: n ÷ (1 + (n − 1) ÷ ${formatNumber(people)}).`]
      : []),
    "Never fewer than 10 answers: below that Candor shows counts, not a score.",
  ];
}
