/** Up to here durations are counted by the second (chats), above by the minute. */
const SECONDS_UP_TO = 600;
/** The minute of the first bucket above is 10; its number follows the last second's. */
const BUCKETS_BEFORE_MINUTES = SECONDS_UP_TO - 10;

/** The bucket of a duration in whole seconds: itself under ten minutes, then one for each minute begun. */
export function bucketOfSeconds(seconds: number): number {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < SECONDS_UP_TO ? whole : BUCKETS_BEFORE_MINUTES + Math.floor(whole / 60);
}

/** The duration a bucket stands for, in seconds: exact under ten minutes, the minute's beginning above. */
export function secondsOfBucket(bucket: number): number {
  return bucket < SECONDS_UP_TO ? bucket : (bucket - BUCKETS_BEFORE_MINUTES) * 60;
}

/** How many durations each bucket holds; buckets without any are not in it. */
export type Histogram = Map<number, number>;

/**
 * A histogram as bytes: for each bucket in ascending order how far it is from the last one, and its count, both as
 * variable-length numbers of seven bits a byte. A month of 80,000 requests takes about 15 KB.
 */
export function packHistogram(histogram: Histogram): Buffer {
  const filled = [...histogram].filter(([, count]) => count !== 0).sort(([a], [b]) => a - b);
  const bytes: number[] = [];
  let last = 0;
  for (const [bucket, count] of filled) {
    // Nothing is taken away before it was added: the fold goes by the order of writing.
    if (count < 0) throw new RangeError("A histogram holds no negative counts.");
    writeNumber(bytes, bucket - last);
    writeNumber(bytes, count);
    last = bucket;
  }
  return Buffer.from(bytes);
}

/** Calls `take` with every bucket and its count, in ascending order. Most numbers are one byte: no call is made for them. */
export function unpackHistogram(packed: Uint8Array, take: (bucket: number, count: number) => void): void {
  let place = 0;
  let bucket = 0;
  while (place < packed.length) {
    let gap = packed[place++] ?? 0;
    for (let scale = 128; gap >= scale; scale *= 128) gap += ((packed[place++] ?? 0) - 1) * scale;
    let count = packed[place++] ?? 0;
    for (let scale = 128; count >= scale; scale *= 128) count += ((packed[place++] ?? 0) - 1) * scale;
    bucket += gap;
    take(bucket, count);
  }
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
