import type { BusinessCalendar } from "@/domain/calendar/business-calendar";
import { businessClock } from "@/domain/calendar/business-time";
import { goalPeriod, type NamedPeriod } from "@/domain/calendar/goal-period";
import { type Clock, elapsedClock } from "@/domain/metrics/clock";
import { firstResponseAt } from "@/domain/metrics/first-response";
import { goalForecast } from "@/domain/metrics/goal-forecast";
import { goalProgress } from "@/domain/metrics/goal-progress";
import { goalBounds, goalTarget } from "@/domain/metrics/goal-target";
import { adapt, instant, instantText } from "@/domain/metrics/golden/adapt";
import { cohenKappa, fleissKappa, type KappaWeights, type Rating } from "@/domain/metrics/kappa";
import { krippendorffAlpha, type MeasurementLevel } from "@/domain/metrics/krippendorff";
import { isMetricId } from "@/domain/metrics/metric";
import type { Better, MetricId } from "@/domain/metrics/metric-id";
import { type RequestStatus, resolutionOf } from "@/domain/metrics/resolution";
import { qualityScore, type RatedCategory, reviewScore } from "@/domain/metrics/scorecard";
import { evaluateSla, type SlaCounts, slaAttainment } from "@/domain/metrics/sla";

type GoldenCalendar = Omit<BusinessCalendar, "timeZone"> & { readonly tz: string };

const clockOf = ({ tz, ...rest }: GoldenCalendar): Clock => businessClock({ ...rest, timeZone: tz });
const betterOf = (direction: string): Better => (direction === "decrease" ? "down" : "up");

/** Golden labels of metrics that have another name here. */
const METRIC_LABELS: Readonly<Record<string, MetricId>> = {
  nps: "nps",
  csat: "csat",
  ces: "ces",
  churn: "customer_churn",
  retention: "customer_retention",
  nrr: "net_revenue_retention",
  response_rate: "response_rate",
  completion_rate: "completion_rate",
  sla: "sla_attainment",
  iqs: "quality_score",
  frt_median_minutes: "first_response_time",
  resolution_median_minutes: "resolution_time",
};

function metricOf(label: string): MetricId {
  if (isMetricId(label)) return label;
  return METRIC_LABELS[label] ?? (/minutes|hours/.test(label) ? "resolution_time" : "csat");
}

const STATUS_LABELS: Readonly<Record<string, RequestStatus>> = {
  new: "new",
  open: "open",
  pending: "pending",
  hold: "on_hold",
  on_hold: "on_hold",
  "on-hold": "on_hold",
  solved: "solved",
  closed: "closed",
};

export const serviceAdapters = {
  "time.business_minutes": adapt<{ start: string; end: string; calendar: GoldenCalendar }>(
    ({ start, end, calendar }) => ({
      minutes: clockOf(calendar).minutesBetween(instant(start), instant(end)),
    }),
  ),
  "time.add_business_minutes": adapt<{ start: string; minutes: number; calendar: GoldenCalendar }>(
    ({ start, minutes, calendar }) => ({
      at: instantText(clockOf(calendar).addMinutes(instant(start), minutes)),
    }),
  ),
  "ticket.first_response": adapt<{
    created: string;
    createdBy: string;
    events: { at: string; actor: string; public: boolean; kind: string }[];
    rule: "first_public_human" | "zendesk";
    calendar: GoldenCalendar | null;
  }>(({ created, createdBy, events, rule, calendar }) => {
    const at = firstResponseAt(
      {
        openedAt: instant(created),
        openedBy: createdBy === "agent" ? "agent" : "customer",
        replies: events.map((event) => ({
          at: instant(event.at),
          by: event.actor === "agent" || event.actor === "bot" ? event.actor : "customer",
          isPublic: event.public,
          automatic: event.kind !== "comment",
        })),
      },
      rule,
    );
    const minutes = (clock: Clock | null) =>
      at === null || clock === null ? null : clock.minutesBetween(instant(created), at);
    return {
      respondedAt: instantText(at),
      calendarMinutes: minutes(elapsedClock),
      businessMinutes: minutes(calendar === null ? null : clockOf(calendar)),
    };
  }),
  "ticket.resolution": adapt<{ created: string; statusChanges: { at: string; status: string }[]; now: string }>(
    ({ created, statusChanges, now }) => {
      const changes = statusChanges.map(({ at, status }) => ({
        at: instant(at),
        status: STATUS_LABELS[status] ?? "open",
      }));
      const { firstMinutes, fullMinutes, ...rest } = resolutionOf(instant(created), changes, instant(now));
      return { ...rest, firstResolutionMinutes: firstMinutes, fullResolutionMinutes: fullMinutes };
    },
  ),
  "sla.evaluate": adapt<{
    created: string;
    targetMinutes: number;
    calendar: GoldenCalendar | null;
    pauses: { from: string; to: string | null }[];
    fulfilledAt: string | null;
    now: string;
  }>(({ created, targetMinutes, calendar, pauses, fulfilledAt, now }) => {
    const found = evaluateSla(
      {
        startedAt: instant(created),
        targetMinutes,
        pauses: pauses.map(({ from, to }) => ({ from: instant(from), to: to === null ? null : instant(to) })),
        fulfilledAt: fulfilledAt === null ? null : instant(fulfilledAt),
        now: instant(now),
      },
      calendar === null ? elapsedClock : clockOf(calendar),
    );
    return { ...found, dueAt: instantText(found.dueAt) };
  }),
  "sla.attainment": adapt<{ counts: SlaCounts }>(({ counts }) => {
    const { value, n, interval } = slaAttainment(counts);
    return { denominator: n, attainment: value, lower: interval?.low ?? null, upper: interval?.high ?? null };
  }),
  "qa.review_score": adapt<{ categories: RatedCategory[] }>(({ categories }) => ({ score: reviewScore(categories) })),
  "qa.iqs": adapt<{ reviewScores: (number | null)[] }>(({ reviewScores }) => ({
    iqs: qualityScore(reviewScores.map((score) => ({ score }))).value,
  })),
  "agreement.cohen_kappa": adapt<{ raterA: Rating[]; raterB: Rating[]; weights: KappaWeights | null }>(
    ({ raterA, raterB, weights }) => ({ kappa: cohenKappa(raterA, raterB, weights ?? "none") }),
  ),
  "agreement.fleiss_kappa": adapt<{ counts: number[][] }>(({ counts }) => ({ kappa: fleissKappa(counts) })),
  "agreement.krippendorff_alpha": adapt<{ data: (number | null)[][]; level: MeasurementLevel }>(({ data, level }) => ({
    alpha: krippendorffAlpha(
      (data[0] ?? []).map((_, unit) => data.map((rater) => rater[unit] ?? null)),
      level,
    ),
  })),
  "goal.target": adapt<{
    metric: string;
    baseline: number;
    change: { type: "relative"; percent: number } | { type: "absolute"; points: number };
    direction: string;
    scale?: { min: number; max: number };
  }>(({ metric, baseline, change, direction, scale }) =>
    goalTarget(
      baseline,
      change.type === "relative"
        ? { kind: "relative", percent: change.percent }
        : { kind: "points", points: change.points },
      betterOf(direction),
      goalBounds(metricOf(metric), scale),
    ),
  ),
  "goal.progress": adapt<{
    baseline: number;
    target: number;
    current: number;
    direction: string;
    from: string;
    to: string;
    now: string;
  }>(({ baseline, target, current, direction, from, to, now }) =>
    goalProgress(
      { baseline, target, better: betterOf(direction), from: instant(from), to: instant(to) },
      current,
      instant(now),
    ),
  ),
  "goal.forecast": adapt<{
    points: { t: number; value: number; n?: number }[];
    deadline: number;
    target: number;
    direction: string;
    weights: string | null;
    confidence?: number;
  }>(({ points, deadline, target, direction, weights, confidence }) => {
    const used = points.map(({ t, value, n }) => (weights === "n" ? { t, value, n } : { t, value }));
    const found = goalForecast(used, deadline, target, betterOf(direction), confidence);
    if (found === null) return { forecast: null, reason: "needs_at_least_3_points" };
    return {
      slope: found.slope,
      intercept: found.intercept,
      forecast: found.value,
      seMean: found.standardError,
      lower: found.low,
      upper: found.high,
      probabilityTrendReachesTarget: found.odds,
    };
  }),
  "goal.period": adapt<{ reference: string; timeZone: string; period: NamedPeriod; fiscalYearStartMonth?: number }>(
    ({ reference, timeZone, period, fiscalYearStartMonth }) => {
      const { from, to } = goalPeriod(instant(reference), timeZone, period, fiscalYearStartMonth);
      return { from: instantText(from.getTime()), to: instantText(to.getTime()) };
    },
  ),
};
