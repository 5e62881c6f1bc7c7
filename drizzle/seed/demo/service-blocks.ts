import type { Country } from "./segments";

/** How long a chat waited for a person: under 2 minutes, 2 to 5, 5 to 10, and more than the 10 that were promised. */
export const WAITS = ["under2", "to5", "to10", "over10"] as const;
export type Wait = (typeof WAITS)[number];

/** All interactions that one country opened within a span of complete days, by channel; how long they waited. */
export interface ServiceBlock {
  readonly country: Country;
  readonly days: readonly [from: number, to: number];
  readonly chat: Readonly<Record<Wait, number>>;
  /** Half of a wait's chats around one number of seconds, so that the block's median is exactly that. */
  readonly median?: { readonly wait: Wait; readonly below: number; readonly at: number; readonly seconds: number };
  /** How many there are, and how many were answered later than promised. */
  readonly email: { readonly n: number; readonly missed: number };
  readonly phone: { readonly n: number; readonly missed: number };
  readonly reopened: number;
  /** Chats become faster from its first to its last day. */
  readonly improves?: true;
}

const QUARTER = [1, 91] as const;
const BEFORE = [92, 182] as const;
/** A day longer than the answers: what somebody is asked about may be of the day before. */
const EARLIER = [183, 548] as const;

/**
 * About 1,450 interactions a month, 52 of a hundred by chat, 33 by e-mail, 15 by phone. Germany before: 780 chats, half of
 * them answered within 1 min 40, 105 of 1,500 promises missed. Since: 746 chats, half within 9 min, 416 of 1,435 missed.
 */
export const SERVICE: readonly ServiceBlock[] = [
  {
    country: "DE",
    days: QUARTER,
    chat: { under2: 85, to5: 115, to10: 208, over10: 338 },
    median: { wait: "to10", below: 172, at: 2, seconds: 540 },
    email: { n: 474, missed: 60 },
    phone: { n: 215, missed: 18 },
    reopened: 92,
  },
  {
    country: "DE",
    days: BEFORE,
    chat: { under2: 480, to5: 215, to10: 40, over10: 45 },
    median: { wait: "under2", below: 389, at: 2, seconds: 100 },
    email: { n: 495, missed: 45 },
    phone: { n: 225, missed: 15 },
    reopened: 46,
  },
  {
    country: "DE",
    days: EARLIER,
    chat: { under2: 1_792, to5: 806, to10: 146, over10: 168 },
    email: { n: 1_848, missed: 148 },
    phone: { n: 840, missed: 56 },
    reopened: 170,
  },
  {
    country: "UK",
    days: QUARTER,
    chat: { under2: 305, to5: 634, to10: 50, over10: 30 },
    email: { n: 647, missed: 40 },
    phone: { n: 294, missed: 15 },
    reopened: 62,
    improves: true,
  },
  {
    country: "UK",
    days: BEFORE,
    chat: { under2: 271, to5: 623, to10: 75, over10: 35 },
    email: { n: 637, missed: 38 },
    phone: { n: 289, missed: 14 },
    reopened: 60,
  },
  {
    country: "UK",
    days: EARLIER,
    chat: { under2: 1_218, to5: 2_480, to10: 267, over10: 143 },
    email: { n: 2_607, missed: 157 },
    phone: { n: 1_185, missed: 58 },
    reopened: 245,
  },
  {
    country: "FR",
    days: QUARTER,
    chat: { under2: 225, to5: 220, to10: 32, over10: 20 },
    email: { n: 315, missed: 20 },
    phone: { n: 143, missed: 7 },
    reopened: 30,
  },
  {
    country: "FR",
    days: BEFORE,
    chat: { under2: 221, to5: 217, to10: 31, over10: 20 },
    email: { n: 310, missed: 20 },
    phone: { n: 141, missed: 7 },
    reopened: 30,
  },
  {
    country: "FR",
    days: EARLIER,
    chat: { under2: 905, to5: 888, to10: 127, over10: 82 },
    email: { n: 1_271, missed: 78 },
    phone: { n: 577, missed: 28 },
    reopened: 120,
  },
];

/** The block of a country and a day, counted in days ago. */
export function blockOf(country: Country, daysAgo: number): ServiceBlock {
  const found = SERVICE.find((one) => one.country === country && one.days[0] <= daysAgo && daysAgo <= one.days[1]);
  if (!found) throw new Error(`No block of the demo's service holds a day ${daysAgo} days ago.`);
  return found;
}
