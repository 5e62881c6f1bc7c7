import { MetricError } from "@/domain/metrics/metric-error";
import type { BandName, Scale } from "@/domain/metrics/scale";
import { emptyTally, type Tally } from "@/domain/metrics/tally";

/**
 * A tally that has the given number of answers in each band (on the band's highest score): for figures known only as
 * promoters, passives, detractors. Means follow from it only where every band is one score.
 * Throws `wrong_scale` for answers in a band the scale does not have.
 */
export function tallyOfBands(scale: Scale, bands: Partial<Readonly<Record<BandName, number>>>): Tally {
  const counts = [...emptyTally.counts];
  for (const [name, count] of Object.entries(bands)) {
    const score = scale.groups.find((group) => group.name === name)?.scores.at(-1);
    if (score !== undefined) counts[score] = count;
    else if (count !== 0) throw new MetricError("wrong_scale", `${scale.id} has no ${name}.`);
  }
  return { ...emptyTally, counts };
}
