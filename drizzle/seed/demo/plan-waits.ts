import type { Random } from "./random";
import type { ServiceBlock, Wait } from "./service-blocks";

/** Seconds from and to, both included; never exactly a boundary between two waits. */
const SECONDS: Readonly<Record<Wait, readonly [number, number]>> = {
  under2: [22, 118],
  to5: [122, 298],
  to10: [302, 598],
  over10: [605, 2_340],
};

/** How strongly British chats became faster over the last 91 days, against chance. */
const IMPROVES = 0.9;

/** The lower, the sooner somebody was answered: by chance, and, where `late` (0…1 of the days back) is said, by the day. */
export function paceOf(random: Random, late: number): number {
  return random.next() + random.next() + random.next() + IMPROVES * late;
}

/** So many waits in seconds, the shortest first; around the block's median where it falls among them. */
export function planWaits(random: Random, { median }: ServiceBlock, wait: Wait, n: number): number[] {
  const [from, to] = SECONDS[wait];
  // Most wait about two minutes: the short waits are nearly that long, the longer ones hardly longer.
  const between = (low: number, high: number) => {
    const part = random.next() ** 1.6;
    return Math.round(low + (wait === "under2" ? 1 - part : part) * (high - low));
  };
  if (median?.wait !== wait) return Array.from({ length: n }, () => between(from, to)).sort(ascending);
  const { below, at, seconds } = median;
  return Array.from({ length: n }, (_, place) => {
    if (place < below) return between(from, seconds - 1);
    return place < below + at ? seconds : between(seconds + 1, to);
  }).sort(ascending);
}

function ascending(a: number, b: number): number {
  return a - b;
}
