import { type BootstrapOptions, bootstrapInterval } from "@/domain/metrics/bootstrap";
import type { Change } from "@/domain/metrics/change";
import { drawMedianPlaces, mannWhitneyOfRanks } from "@/domain/metrics/compare-times";

/** How often each time occurred, from the shortest: seconds and count. */
type Counted = readonly (readonly [seconds: number, count: number])[];

/**
 * The same comparison as `compareTimes`, of times that are counted: difference of the medians in minutes with a bootstrap
 * interval, tested by Mann–Whitney. It costs as much as there are different times, be it ten requests or a million.
 */
export function compareTimeCounts(current: Counted, previous: Counted, options: BootstrapOptions = {}): Change {
  const [now, before] = [placesOf(current), placesOf(previous)];
  const n = { current: now.n, previous: before.n };
  if (now.n === 0 || before.n === 0) return { difference: null, interval: null, pValue: null, n };
  const interval =
    now.n < 2 || before.n < 2
      ? null
      : bootstrapInterval((random) => drawMedian(now, random) - drawMedian(before, random), {
          resamples: 1000,
          ...options,
        });
  return { difference: median(now) - median(before), interval, pValue: test(current, previous), n };
}

interface Places {
  readonly n: number;
  /** The time in minutes of the i-th request, counted from the shortest. */
  readonly at: (index: number) => number;
}

function placesOf(counted: Counted): Places {
  const ends = new Float64Array(counted.length);
  let n = 0;
  for (const [place, [, count]] of counted.entries()) {
    n += count;
    ends[place] = n;
  }
  const at = (index: number) => {
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > index) high = middle;
      else low = middle + 1;
    }
    return (counted[low]?.[0] ?? 0) / 60;
  };
  return { n, at };
}

function median({ n, at }: Places): number {
  const position = (n - 1) / 2;
  const low = at(Math.floor(position));
  return low + (position - Math.floor(position)) * (at(Math.ceil(position)) - low);
}

function drawMedian({ n, at }: Places, random: () => number): number {
  const [lower, upper] = drawMedianPlaces(n, random);
  return upper === null ? at(lower) : (at(lower) + at(upper)) / 2;
}

/** Both sides merged in ascending order, as Mann–Whitney ranks them. */
function test(current: Counted, previous: Counted): number | null {
  let [i, j] = [0, 0];
  return (
    mannWhitneyOfRanks(() => {
      const first = current[i];
      const second = previous[j];
      if (first === undefined && second === undefined) return null;
      const time = Math.min(first?.[0] ?? Number.POSITIVE_INFINITY, second?.[0] ?? Number.POSITIVE_INFINITY);
      const own = first?.[0] === time ? first[1] : 0;
      const other = second?.[0] === time ? second[1] : 0;
      if (own > 0) i += 1;
      if (other > 0) j += 1;
      return [own, other];
    })?.pValue ?? null
  );
}
