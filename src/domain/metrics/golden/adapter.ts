import { customerAdapters } from "@/domain/metrics/golden/adapter-customers";
import { scoreAdapters } from "@/domain/metrics/golden/adapter-scores";
import { serviceAdapters } from "@/domain/metrics/golden/adapter-service";
import { statisticsAdapters } from "@/domain/metrics/golden/adapter-statistics";

/** Renames and reshapes a golden case's input for one function and its result for comparison; it never computes. */
export type Adapter = (input: unknown) => unknown;

/** Neutral metric labels of the golden files to this product's functions. */
export const adapters: Readonly<Record<string, Adapter | undefined>> = {
  ...scoreAdapters,
  ...statisticsAdapters,
  ...customerAdapters,
  ...serviceAdapters,
};
