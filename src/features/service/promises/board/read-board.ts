import type { Tx } from "@/db/client";
import type { OperationCell } from "@/db/queries/operation-request";
import { listPolicies } from "@/db/queries/promises/list-policies";
import { readPromiseInputs } from "@/db/queries/promises/read-promise-inputs";
import type { WorkspaceScope } from "@/db/scope";
import { adjustFamily, type Change, compareRates, type Verdict, verdictOf } from "@/domain/metrics/change";
import type { ShareInput } from "@/domain/metrics/metric";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";
import { PROMISE_MEASURES, type PromiseMeasure } from "@/domain/promises/measure";
import type { ChosenRange } from "@/platform/range-query";

/** Attainment of something, with what became of it. */
export interface Attainment {
  readonly kept: number;
  readonly missed: number;
  readonly reading: Reading;
  readonly before: Reading;
  readonly change: Change;
  readonly verdict: Verdict;
}

export interface BoardNumbers {
  readonly range: { readonly from: string; readonly to: string };
  readonly compared: { readonly from: string; readonly to: string };
  readonly total: Attainment;
  readonly targets: readonly (Attainment & {
    readonly policyId: string;
    readonly policy: string;
    readonly measure: PromiseMeasure;
  })[];
  readonly groups: readonly (Attainment & { readonly value: string })[];
}

type Filter = readonly { readonly dimension: string; readonly value: string }[];

/**
 * Promises kept over some days against those before: all, by policy and target, and by one dimension. The
 * verdicts of everything but the total are of one family, adjusted together.
 */
export async function readBoard(
  tx: Tx,
  scope: WorkspaceScope,
  {
    days: { range, compared },
    by,
    filter,
    today,
  }: {
    readonly days: Pick<ChosenRange, "range" | "compared">;
    readonly by: string;
    readonly filter: Filter;
    readonly today: string;
  },
): Promise<BoardNumbers> {
  const read = (more: Filter, cut: string | null) =>
    readPromiseInputs(tx, scope, { periods: [range, compared], filter: [...filter, ...more], by: cut, today });
  const all = await read([], by);
  const targets: { policyId: string; policy: string; measure: PromiseMeasure; cells: Cell[] }[] = [];
  for (const { id, name } of await listPolicies(tx, scope)) {
    const cells = await read([{ dimension: "policy", value: id }], "target");
    for (const measure of PROMISE_MEASURES) {
      const own = cells.filter(({ group }) => group === measure);
      if (own.length > 0) targets.push({ policyId: id, policy: name, measure, cells: own });
    }
  }
  const values = [...new Set(all.flatMap(({ group }) => (group === null ? [] : [group])))].sort();
  const groups = values.map((value) => ({ value, cells: all.filter(({ group }) => group === value) }));
  const raw = [...targets, ...groups].map(({ cells }) => compare(cells));
  const adjusted = adjustFamily(raw.map(({ change }) => change.pValue));
  const judged = raw.map((one, i) => ({ ...one, verdict: verdictOf(one.change, adjusted[i] ?? null, "up") }));
  const total = compare(all.filter(({ group }) => group === null));
  return {
    ...{ range, compared },
    total: { ...total, verdict: verdictOf(total.change, total.change.pValue, "up") },
    targets: targets.map(({ cells: _, ...one }, i) => ({ ...one, ...at(judged, i) })),
    groups: groups.map(({ value }, i) => ({ value, ...at(judged, targets.length + i) })),
  };
}

type Cell = OperationCell<ShareInput>;

function compare(cells: readonly Cell[]): Omit<Attainment, "verdict"> {
  const of = (period: number) =>
    cells.find((cell) => cell.period === period)?.input ?? { numerator: 0, denominator: 0 };
  const [now, before] = [of(0), of(1)];
  return {
    ...{ kept: now.numerator, missed: now.denominator - now.numerator },
    reading: shareReading(now.numerator, now.denominator),
    before: shareReading(before.numerator, before.denominator),
    change: compareRates(now.numerator, now.denominator, before.numerator, before.denominator),
  };
}

function at(judged: readonly Attainment[], place: number): Attainment {
  const found = judged[place];
  if (found === undefined) throw new Error("Every row was compared.");
  return found;
}
