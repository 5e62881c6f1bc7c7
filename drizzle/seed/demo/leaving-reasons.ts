import type { LeavingReason } from "@/domain/customer/leaving-reason";
import { COURIER_DAYS } from "./plan-flows";
import type { Random } from "./random";
import type { Country } from "./segments";

const USUALLY = {
  too_expensive: 26,
  not_needed: 24,
  quality: 16,
  competitor: 11,
  poor_service: 8,
  unappreciated: 6,
  payment_failed: 6,
  hard_to_use: 3,
} as const satisfies Partial<Record<LeavingReason, number>>;
/** Germans leave for what the courier and the long waits did. */
const SINCE_COURIER = { ...USUALLY, poor_service: 55, unappreciated: 20, competitor: 16 };

/** Why somebody of this country left so many days ago; null for the one in eight who says nothing. */
export function reasonOf(random: Random, country: Country, daysAgo: number): LeavingReason | null {
  const said = random.next() < 0.875;
  const reason = random.weighted(country === "DE" && daysAgo < COURIER_DAYS - 28 ? SINCE_COURIER : USUALLY);
  return said ? reason : null;
}
