import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import { type Balance, readBalances } from "@/db/queries/staying/read-balances";
import { readStripeChurn } from "@/db/queries/staying/read-stripe-churn";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import type { ShareInput } from "@/domain/metrics/metric";

/** Churn as two counts, and the balance of the period it stands in. */
export interface ChurnInput extends ShareInput, Balance {
  /** False while the period runs: the balance is as far as it went, and nothing is divided. */
  readonly over: boolean;
}

/**
 * What churn and retention of each period are computed from: those who left over those there at the start (retention is
 * the rest of them); by the workspace's choice Stripe's events of the thirty days that end with the period instead. A period
 * that is not over has counts 0 of 0, because it is not judged.
 */
export async function readChurnInputs(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest & { readonly reading?: "snapshot" | "stripe" | undefined },
): Promise<OperationCell<ChurnInput>[]> {
  const reading = request.reading ?? (await workspaceReading(tx, scope));
  const shown = request.periods.map((period) => soFar(period, request.today));
  const rows = await readBalances(tx, scope, { ...request, periods: shown });
  const stripe = reading === "stripe" ? await readStripeChurn(tx, scope, { ...request, periods: shown }) : null;
  return rows.map(({ period, group, balance }) => {
    const over = isOver(request.periods[period], request.today);
    const events = stripe?.find((one) => one.period === period && one.group === group)?.input;
    const counts = stripe === null ? { numerator: balance.churned, denominator: balance.start } : (events ?? NOTHING);
    return { period, group, input: { ...(over ? counts : NOTHING), ...balance, over } };
  });
}

async function workspaceReading(tx: Tx, scope: WorkspaceScope) {
  const [own] = await tx
    .select({ reading: workspace.churnReading })
    .from(workspace)
    .where(eq(workspace.id, scope.workspaceId));
  return own?.reading ?? "snapshot";
}

const NOTHING: ShareInput = { numerator: 0, denominator: 0 };

/** A period is over when its last day is. */
export function isOver(period: { readonly to: string } | undefined, today: string): boolean {
  return period !== undefined && period.to < today;
}

/** A period as far as its days are over; one that has not begun keeps its first day. */
export function soFar<Days extends { readonly from: string; readonly to: string }>(period: Days, today: string): Days {
  const last = addDays(today, -1);
  return period.to <= last ? period : { ...period, to: last < period.from ? period.from : last };
}
