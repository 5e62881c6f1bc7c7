import type { OperationRecord } from "@/db/queries/find-operation-start";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { readPromiseInputs } from "@/db/queries/promises/read-promise-inputs";
import { hidingAgents } from "@/db/queries/quality/hide-agents";
import { readQualityInputs } from "@/db/queries/quality/read-quality-inputs";
import { findTimeClock } from "@/db/queries/service/find-time-clock";
import { readTimeInputs, type TimeInput } from "@/db/queries/service/read-time-inputs";
import { readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { type RevenueCell, readRevenueInputs } from "@/db/queries/staying/read-revenue-inputs";
import { type Change, compareRates } from "@/domain/metrics/change";
import { compareMeans } from "@/domain/metrics/compare-means";
import { compareTimeCounts } from "@/domain/metrics/compare-time-counts";
import { compareMetric } from "@/domain/metrics/compute";
import { METRICS, type ShareInput } from "@/domain/metrics/metric";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import type { Moments } from "@/domain/metrics/moments";
import { lostOfSums, movementOfSums, NO_REVENUE } from "@/domain/metrics/revenue";
import { shareReading } from "@/domain/metrics/share";
import { countTimes, summarizeTimeCounts } from "@/domain/metrics/time-counts";
import type { TimeMeasure } from "@/domain/service/time-measure";
import {
  type FigureReader,
  figureReader,
  type OperationFamily,
} from "@/features/dashboards/operations/operation-family";

/** A metric that follows from no answers: of which records, and how its figures are read. */
export interface Operation {
  readonly record: OperationRecord;
  readonly read: FigureReader;
}

const NOTHING: ShareInput = { numerator: 0, denominator: 0 };
const readShownTimes = hidingAgents(readTimeInputs);

/** Every metric of customers, service, quality and invitations. Screens, API, goals and mails go through it alone. */
export const OPERATIONS: Readonly<Record<OperationMetricId, Operation>> = {
  response_rate: {
    record: "invitations",
    read: figureReader({
      ...shares(readInvitationInputs, { ...NOTHING, sent: 0, open: 0, bounced: 0, opened: 0 }),
      counts: ({ numerator, denominator, open }) => ({ numerator, denominator, open }),
    }),
  },
  customer_churn: { record: "stays", read: rate(readChurnInputs) },
  customer_retention: { record: "stays", read: rate(readChurnInputs, theRest) },
  revenue_churn: { record: "stays", read: revenue("gross") },
  net_revenue_retention: { record: "stays", read: revenue("net") },
  first_response_time: { record: "interactions", read: times("first_response") },
  resolution_time: { record: "interactions", read: times("resolution") },
  sla_attainment: { record: "promises", read: rate(hidingAgents(readPromiseInputs)) },
  quality_score: {
    record: "reviews",
    read: figureReader({
      read: readQualityInputs,
      empty: { reviews: [] },
      compute: METRICS.quality_score.compute,
      compare: (current, previous) =>
        compareMetric({ metric: "quality_score", ...current }, { metric: "quality_score", ...previous }),
      counts: ({ reviews }) => ({ reviews: reviews.length }),
    }),
  },
};

/** A share of two counts: Wilson's interval, Newcombe's for its change. */
function rate(read: OperationFamily<ShareInput>["read"], of?: (counted: ShareInput) => ShareInput): FigureReader {
  return figureReader(shares(read, NOTHING, of));
}

function shares<Input extends ShareInput>(
  read: OperationFamily<Input>["read"],
  empty: Input,
  of: (counted: ShareInput) => ShareInput = (counted) => counted,
): OperationFamily<Input> {
  return {
    read,
    empty,
    compute: (input) => {
      const { numerator, denominator } = of(input);
      return shareReading(numerator, denominator);
    },
    compare: (current, previous) => {
      const [now, before] = [of(current), of(previous)];
      return compareRates(now.numerator, now.denominator, before.numerator, before.denominator);
    },
    counts: (input) => {
      const { numerator, denominator } = of(input);
      return { numerator, denominator };
    },
  };
}

/** Revenue lost as a whole, or kept with growth; compared as two means are, by Welch. */
function revenue(kind: "gross" | "net"): FigureReader {
  const lost = ({ sums }: Pick<RevenueCell, "sums">) => lostOfSums(sums, kind);
  return figureReader<Pick<RevenueCell, "sums">>({
    read: readRevenueInputs,
    empty: { sums: NO_REVENUE },
    compute: ({ sums }) => {
      const { grossRevenueChurn, netRevenueRetention } = movementOfSums(sums);
      return kind === "gross" ? grossRevenueChurn : netRevenueRetention;
    },
    compare: (current, previous) => compareMoments(lost(current), lost(previous), kind === "gross" ? 1 : -1),
    counts: ({ sums }) => {
      const { churnedMrr, contractionMrr, expansionMrr, startMrr, n } = sums;
      const gone = churnedMrr + contractionMrr;
      const numerator = kind === "gross" ? gone : startMrr - gone + expansionMrr;
      return { numerator, denominator: startMrr, customers: n };
    },
  });
}

/** What is kept changes by as much as what is lost, the other way. */
function compareMoments(current: Moments, previous: Moments, sign: 1 | -1): Change {
  const n = { current: current.n, previous: previous.n };
  const found = compareMeans(current, previous);
  if (found === null) return { difference: null, interval: null, pValue: null, n };
  const { difference, interval, pValue } = found;
  if (sign === 1) return { difference, interval, pValue, n };
  const turned = interval && { ...interval, low: -interval.high, high: -interval.low };
  return { difference: -difference, interval: turned, pValue, n };
}

/** A number and what it is compared with: only there it is told what still waits. */
const SIDES = 2;

/** Half waited less than the value, 9 of 10 less than `p90`: by the clock, or in business time once there is a calendar. */
function times(measure: TimeMeasure): FigureReader {
  const nobody = { count: 0, oldestMinutes: null, overdue: 0 };
  return figureReader<TimeInput>({
    read: async (tx, scope, request) =>
      readShownTimes(tx, scope, request, measure, await findTimeClock(tx, scope), SIDES),
    empty: { counts: [], open: 0, oldestOpenedAt: null },
    compute: ({ counts }) => summarizeTimeCounts(counts, nobody).median,
    compare: (current, previous) => compareTimeCounts(current.counts, previous.counts),
    counts: ({ counts, open }) => ({ counted: countTimes(counts), open }),
    also: ({ counts }) => ({ p90: summarizeTimeCounts(counts, nobody).p90 }),
    waiting: ({ open, oldestOpenedAt }) => oldestOpenedAt && { n: open, since: oldestOpenedAt },
  });
}

/** Who is not lost is kept: both add up to 100. */
function theRest({ numerator, denominator }: ShareInput): ShareInput {
  return { numerator: denominator - numerator, denominator };
}
