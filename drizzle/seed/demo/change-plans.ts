import type { PlannedCustomer } from "./plan-customers";
import type { Random } from "./random";

/** One in so many of those who stay longer than eight months changes the plan once. */
const SHARE = 0.08;
const LONG = 240;
const MARGIN = 60;
const NEXT = { Solo: ["Duo"], Duo: ["Family", "Solo", "Family"], Family: ["Duo"] } as const;

/** Some change their plan, upwards more often than down: one spell ends and the next begins on the same day. */
export function changePlans(random: Random, people: readonly PlannedCustomer[], today: number): void {
  for (const { spells } of people) {
    const last = spells.at(-1);
    if (!last) continue;
    const days = (last.end ?? today) - last.start;
    if (days < LONG || random.next() >= SHARE) continue;
    const { end, reason } = last;
    const day = last.start + MARGIN + random.below(days - 2 * MARGIN);
    last.end = day;
    last.reason = null;
    spells.push({ plan: random.pick(NEXT[last.plan]), start: day, end, reason });
  }
}
