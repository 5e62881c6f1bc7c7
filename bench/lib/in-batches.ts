/** Rows are made by as many connections at a time as the smallest machine has cores. */
const AT_ONCE = 2;

/** Makes so many rows batch by batch, two batches at a time; `work` gets the place of its first row and how many it makes. */
export async function inBatches(
  size: number,
  batch: number,
  work: (from: number, count: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < size) {
      const from = next;
      next += batch;
      await work(from, Math.min(batch, size - from));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
