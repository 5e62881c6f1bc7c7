import type { OperationRecord } from "@/db/queries/find-operation-start";
import { readQualityInputs } from "@/db/queries/quality/read-quality-inputs";
import { readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { compareRates } from "@/domain/metrics/change";
import { compareMetric } from "@/domain/metrics/compute";
import { METRICS, type ShareInput } from "@/domain/metrics/metric";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { shareReading } from "@/domain/metrics/share";
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

/** Every metric of customers, service, quality and invitations. Screens, API, goals and mails go through it alone. */
export const OPERATIONS: Readonly<Record<OperationMetricId, Operation>> = {
  response_rate: { record: "invitations", read: rate(async () => []) },
  customer_churn: { record: "stays", read: rate(readChurnInputs) },
  customer_retention: { record: "stays", read: rate(readChurnInputs, theRest) },
  revenue_churn: { record: "stays", read: rate(async () => []) },
  net_revenue_retention: { record: "stays", read: rate(async () => []) },
  first_response_time: { record: "interactions", read: rate(async () => []) },
  resolution_time: { record: "interactions", read: rate(async () => []) },
  sla_attainment: { record: "promises", read: rate(async () => []) },
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
function rate(
  read: OperationFamily<ShareInput>["read"],
  of: (counted: ShareInput) => ShareInput = (counted) => counted,
): FigureReader {
  return figureReader<ShareInput>({
    read,
    empty: { numerator: 0, denominator: 0 },
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
  });
}

/** Who is not lost is kept: both add up to 100. */
function theRest({ numerator, denominator }: ShareInput): ShareInput {
  return { numerator: denominator - numerator, denominator };
}
