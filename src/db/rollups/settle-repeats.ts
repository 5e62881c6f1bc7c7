import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Repeats } from "@/db/schema/survey";

/** Says again which of a customer's answers to a survey were replaced by another; returns how many changed. */
export async function settleRepeats(tx: Tx, surveyId: string, customerId: string, repeats: Repeats): Promise<number> {
  if (repeats.policy === "all") return 0;
  const reply = await tx.execute<{ changed: number }>(
    sql`select settle_repeats(${surveyId}, ${customerId}, ${repeats.policy}, ${repeats.windowDays}) as changed`,
  );
  return reply.rows[0]?.changed ?? 0;
}
