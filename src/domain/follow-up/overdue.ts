const DAY_MS = 86_400_000;
/** What became overdue longer ago is told to nobody: it lay there before anybody was told, or was brought back by a copy. */
const TOLD_DAYS = 7;

/** Since when what became overdue is told, also where no worker ran for some days. */
export function overdueSince(now: Date): Date {
  return new Date(now.getTime() - TOLD_DAYS * DAY_MS);
}
