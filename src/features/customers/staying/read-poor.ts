import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { listPoorCustomers, type PoorCustomer, readPoorGroups } from "@/db/queries/staying/read-poor-experiences";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";
import { HORIZONS, type Horizon } from "@/features/customers/staying/input";

/** Customers with so many poor experiences, and which share of them stayed. */
export interface PoorRow {
  /** 0, 1, 2; 3 is three and more. */
  readonly poor: number;
  readonly n: number;
  readonly stayed: Reading;
}

export interface PoorData {
  /** The day the customers were counted on, and how many days they were followed. */
  readonly landmark: string;
  readonly horizon: Horizon;
  readonly rows: readonly PoorRow[];
  /** Nobody had one: nothing to show. */
  readonly any: boolean;
  readonly three: { readonly customers: readonly PoorCustomer[]; readonly total: number; readonly mrr: number };
}

const LISTED = 20;

/** Who stayed after 0, 1, 2 and three poor experiences, and who has three now. */
export async function readPoor(
  tx: Tx,
  scope: WorkspaceScope,
  request: Pick<OperationRequest, "filter" | "today"> & { readonly currency: string | null; readonly first: string },
): Promise<PoorData> {
  const { filter, today, currency, first } = request;
  const horizon =
    [180, 90].find((days): days is Horizon => addDays(today, -days) > first && HORIZONS.some((one) => one === days)) ??
    90;
  const landmark = addDays(today, -horizon);
  const groups = await readPoorGroups(tx, scope, { filter, landmark, horizons: [horizon] });
  const three = await listPoorCustomers(tx, scope, { filter, landmark: today, currency, limit: LISTED });
  return {
    ...{ landmark, horizon, three },
    rows: [0, 1, 2, 3].map((poor) => {
      const { n = 0, left = [] } = groups.find((one) => one.poor === poor) ?? {};
      return { poor, n, stayed: shareReading(n - (left[0] ?? 0), n) };
    }),
    any: three.total > 0 || groups.some(({ poor, n }) => poor > 0 && n > 0),
  };
}
