import type { Tx } from "@/db/client";
import type { OperationCell } from "@/db/queries/operation-request";
import { type AgreementInput, readAgreement } from "@/db/queries/quality/read-agreement";
import { type CustomerPart, readCustomerQuality } from "@/db/queries/quality/read-customer-quality";
import { type QualityInput, readQualityInputs } from "@/db/queries/quality/read-quality-inputs";
import { listScorecards } from "@/db/queries/quality/scorecards";
import type { ScorecardCategory } from "@/db/schema/quality";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import { weeksAround } from "@/domain/calendar/period";
import { adjustFamily, type Change, type Verdict, verdictOf } from "@/domain/metrics/change";
import { compareMetric } from "@/domain/metrics/compute";
import { COUNTS_BELOW } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import { qualityScore } from "@/domain/metrics/scorecard";
import type { QualityQuery } from "@/features/quality/input";
import type { ChosenRange } from "@/platform/range-query";

/** A number of the page: now, before, and what became of it. */
export interface QualityNumber {
  readonly reading: Reading;
  readonly before: Reading;
  readonly change: Change;
  readonly verdict: Verdict;
}

export interface QualityGroup extends QualityNumber {
  readonly value: string;
}

/** By what the page cuts its number; reviewers are compared with themselves only, in the agreement. */
export const CUTS = ["category", "channel", "team", "agent"] as const;
export type Cut = (typeof CUTS)[number];

export interface QualityNumbers {
  readonly range: { readonly from: string; readonly to: string };
  readonly compared: { readonly from: string; readonly to: string };
  readonly total: QualityNumber;
  readonly reviewers: number;
  /** Reviews of today, where the days end with yesterday. */
  readonly today: number;
  /** Reviews of the whole history with these filters, so that an empty range can say so. */
  readonly ever: number;
  readonly groups: Readonly<Record<Cut, readonly QualityGroup[]>>;
  /** How many groups the verdicts were corrected for. */
  readonly tested: number;
  readonly weeks: readonly {
    readonly from: string;
    readonly to: string;
    readonly reading: Reading;
    /** The week is still running. */
    readonly partial: boolean;
  }[];
  readonly agreement: AgreementInput;
  readonly customers: readonly CustomerPart[];
  /** The lines of all versions by key, the newest name first. */
  readonly categories: ReadonlyMap<string, ScorecardCategory>;
}

const EVER = { from: "1900-01-01", to: "2199-12-31" };
const EMPTY: QualityInput = { reviews: [] };

/** All numbers of the page of quality: its days against those before. */
export async function readQuality(
  tx: Tx,
  scope: WorkspaceScope,
  { filter }: Pick<QualityQuery, "filter">,
  {
    days: { range, compared },
    today,
    weekStart,
  }: {
    readonly days: Pick<ChosenRange, "range" | "compared">;
    readonly today: string;
    readonly weekStart: number;
  },
): Promise<QualityNumbers> {
  const weeks = weeksAround(range, today, { weekStart });
  const request = { filter, today };
  const cells = await readQualityInputs(tx, scope, {
    ...request,
    periods: [
      range,
      compared,
      { from: today, to: today },
      EVER,
      ...weeks.map(({ start, end }) => ({ from: start, to: end })),
    ],
    by: null,
  });
  const at = (period: number) => cells.find((cell) => cell.period === period)?.input ?? EMPTY;
  const versions = await listScorecards(tx, scope);
  const categories = new Map<string, ScorecardCategory>();
  for (const { categories: lines } of versions)
    for (const line of lines) if (!categories.has(line.key)) categories.set(line.key, line);
  const untested: Record<Cut, Compared[]> = { category: [], channel: [], team: [], agent: [] };
  for (const by of CUTS)
    untested[by] = groupsOf(await readQualityInputs(tx, scope, { ...request, periods: [range, compared], by }));
  const adjusted = adjustFamily(CUTS.flatMap((cut) => untested[cut].map(({ change }) => change.pValue)));
  let place = 0;
  const judged = (cut: Cut): QualityGroup[] =>
    untested[cut].map((one) => ({ ...one, verdict: verdictOf(one.change, adjusted[place++] ?? null, "up") }));
  const total = compare(at(0), at(1));
  return {
    range,
    compared,
    total: { ...total, verdict: verdictOf(total.change, total.change.pValue, "up") },
    reviewers: new Set(at(0).reviews.map(({ reviewer }) => reviewer)).size,
    today: range.to === addDays(today, -1) ? at(2).reviews.length : 0,
    ever: at(3).reviews.length,
    groups: { category: judged("category"), channel: judged("channel"), team: judged("team"), agent: judged("agent") },
    tested: adjusted.filter((p) => p !== null).length,
    weeks: weeks.map(({ start, end, whole }, index) => ({
      ...{ from: start, to: end, partial: !whole },
      reading: qualityScore(at(4 + index).reviews),
    })),
    agreement: await readAgreement(tx, scope, { filter, ...range }),
    customers: await readCustomerQuality(tx, scope, range),
    categories,
  };
}

type Compared = Omit<QualityGroup, "verdict">;

function compare(now: QualityInput, before: QualityInput): Omit<QualityNumber, "verdict"> {
  return {
    reading: qualityScore(now.reviews),
    before: qualityScore(before.reviews),
    change: compareMetric({ metric: "quality_score", ...now }, { metric: "quality_score", ...before }),
  };
}

/** Groups that have reviews now, the best first; under ten reviews nobody is ranked: those follow by name. */
function groupsOf(cells: readonly OperationCell<QualityInput>[]): Compared[] {
  const input = (value: string, period: number) =>
    cells.find((cell) => cell.group === value && cell.period === period)?.input ?? EMPTY;
  const values = new Set(cells.flatMap(({ group, period }) => (group === null || period !== 0 ? [] : [group])));
  return [...values]
    .map((value) => ({ value, ...compare(input(value, 0), input(value, 1)) }))
    .sort((a, b) => rankOf(b.reading) - rankOf(a.reading) || a.value.localeCompare(b.value, "en", { numeric: true }));
}

function rankOf({ value, n }: Reading): number {
  return value === null || n < COUNTS_BELOW ? -1 : value;
}
