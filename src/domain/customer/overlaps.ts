/** When somebody was a customer by one contract; an end is the first day they were not. */
interface Days {
  readonly startDay: string;
  readonly endDay: string | null;
}

/**
 * How many of a customer's spells run beside another one. They are one stay, and their revenue adds up: that is a rule, not a
 * fault, but whoever counts contracts as customers should know it. Spells of no days run beside nothing; touching ones follow
 * one another.
 */
export function countOverlapping(spells: readonly Days[]): number {
  const lasting = spells.filter(({ startDay, endDay }) => endDay === null || startDay < endDay);
  return lasting.filter((one) => lasting.some((other) => other !== one && overlap(one, other))).length;
}

function overlap(a: Days, b: Days): boolean {
  return (b.endDay === null || a.startDay < b.endDay) && (a.endDay === null || b.startDay < a.endDay);
}
