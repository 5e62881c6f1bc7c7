import { formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { decimalsFor, describeNumber, type NumberWords } from "@/features/dashboards/describe-number";
import type { Explained } from "@/features/dashboards/explained/read-explained";
import { serializeMetricQuery } from "@/features/dashboards/input";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { describeFacts, type LedgerFact } from "@/features/dashboards/survey/describe-facts";
import { describeLedger, type LedgerView } from "@/features/dashboards/survey/describe-ledger";
import { rowLinks } from "@/features/dashboards/survey/row-links";
import type { HandedOn } from "@/platform/handed-on";

/** One number's ledger in words and addresses. */
export interface ExplainedView {
  readonly number: NumberWords;
  readonly ledger: LedgerView;
  readonly facts: readonly LedgerFact[];
  readonly api: string;
  /** Where several surveys gave its answers: how many each, and where they are listed for who may read them. */
  readonly surveys: readonly { readonly name: string; readonly n: string; readonly href: string | null }[];
}

/** Says how one number came about; null where nobody was asked, or nobody answered in these days. */
export function toExplainedView(
  { computed, subject, surveys }: Explained,
  context: {
    readonly metric: ScoreMetricId;
    readonly filters: Readonly<Record<string, string>>;
    readonly survey: string | undefined;
    readonly question: string | undefined;
    readonly workspacePath: string;
    readonly mayRead: boolean;
    readonly zone: string;
    readonly now: Date;
    readonly family?: HandedOn["family"];
    readonly words: DashboardWords;
  },
): ExplainedView | null {
  const { metric, filters, workspacePath, mayRead, words } = context;
  const { answer, scale } = computed;
  if (answer.n === 0 && !answer.suppressed) return null;
  const { from, to } = answer;
  const linksOf = ({ outline, questionId }: (typeof surveys)[number]) =>
    rowLinks(`${workspacePath}/surveys/${outline.id}`, {
      question: { questionId, scale, series: outline.series },
      ...{ filters, from, to },
    });
  const [only] = surveys;
  const alone = subject.questions.length === 1 && only ? only : null;
  const ledger = describeLedger(words, metric, scale, answer, mayRead && alone ? linksOf(alone) : null);
  // What was not counted may be another survey's, though all that counts is of one.
  const rows =
    mayRead && only && surveys.length === 1
      ? { text: words.t("ledger.open", { n: answer.n }), href: linksOf(only).part("counted") }
      : null;
  const { survey, question } = context;
  const asked = { ...(survey ? { survey } : {}), ...(question ? { question } : {}), from, to, filters };
  return {
    number: describeNumber(words, metric, scale, answer, decimalsFor(metric, answer.value, answer.comparison, false)),
    ledger: { ...ledger, rows },
    facts: describeFacts(words, metric, computed, {
      question: alone ? (subject.series.at(-1)?.title ?? "") : "",
      ...{ filters, series: subject.series, zone: context.zone, now: context.now, family: context.family },
    }),
    api: `GET /api/v1/metrics/${METRICS[metric].id}?${serializeMetricQuery(asked)}`,
    surveys:
      surveys.length < 2
        ? []
        : surveys.map((one) => ({
            name: one.outline.name,
            n: formatNumber(one.n, { locale: words.locale }),
            href: mayRead ? linksOf(one).part("counted") : null,
          })),
  };
}
