import { describe, expect, it } from "vitest";
import { bucketOfSeconds, packHistogram, secondsOfBucket, unpackHistogram } from "@/db/rollups/time-histogram";

describe("buckets of durations", () => {
  it("are seconds under ten minutes and minutes above, each once", () => {
    expect([0, 1, 599].map(bucketOfSeconds)).toEqual([0, 1, 599]);
    expect([600, 659, 660, 5_280].map(bucketOfSeconds)).toEqual([600, 600, 601, 678]);
    expect(bucketOfSeconds(-3)).toBe(0);
    for (const seconds of [0, 7, 599, 600, 660, 5_280, 86_400, 31_536_000])
      expect(secondsOfBucket(bucketOfSeconds(seconds))).toBe(seconds);
    for (const seconds of [601, 5_339, 86_459])
      expect(secondsOfBucket(bucketOfSeconds(seconds))).toBe(seconds - (seconds % 60));
  });

  it("come back from bytes as they were, empty ones left out", () => {
    const counts = new Map([
      [700_000, 3],
      [0, 1],
      [127, 128],
      [128, 5_000_000],
      [90, 0],
    ]);
    const packed = packHistogram(counts);
    const found: [number, number][] = [];
    unpackHistogram(packed, (bucket, count) => found.push([bucket, count]));
    expect(found).toEqual([
      [0, 1],
      [127, 128],
      [128, 5_000_000],
      [700_000, 3],
    ]);
    expect(packHistogram(new Map([[5, 0]]))).toHaveLength(0);
    expect(() => packHistogram(new Map([[5, -1]]))).toThrow("negative");
  });
});
