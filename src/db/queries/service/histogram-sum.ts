import { bucketOfSeconds, secondsOfBucket, unpackHistogram } from "@/db/rollups/time-histogram";
import type { TimeCounts } from "@/domain/metrics/time-counts";

const FIRST_SIZE = 4_096;

/** Adds histograms up, packed ones and single durations: a place for each bucket, as the sum of a year fills most of them. */
export class HistogramSum {
  private buckets = new Float64Array(FIRST_SIZE);

  addPacked(packed: Uint8Array): void {
    unpackHistogram(packed, (bucket, count) => this.addBucket(bucket, count));
  }

  addSeconds(seconds: number, count: number): void {
    this.addBucket(bucketOfSeconds(seconds), count);
  }

  /** How often each duration occurred, from the shortest. */
  counts(): TimeCounts {
    const counts: [number, number][] = [];
    for (let bucket = 0; bucket < this.buckets.length; bucket++) {
      const count = this.buckets[bucket] ?? 0;
      if (count !== 0) counts.push([secondsOfBucket(bucket), count]);
    }
    return counts;
  }

  private addBucket(bucket: number, count: number): void {
    if (bucket >= this.buckets.length) {
      const wider = new Float64Array(Math.max(bucket + 1, this.buckets.length * 2));
      wider.set(this.buckets);
      this.buckets = wider;
    }
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + count;
  }
}
