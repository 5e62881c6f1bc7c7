import { adapters } from "@/domain/metrics/golden/adapter";
import { departure, type GoldenCase } from "@/domain/metrics/golden/compare";

/** A case that did not hold, and why. */
export interface GoldenFailure {
  readonly id: string;
  readonly reason: string;
}

/** Runs one case through the adapter; null when it holds. A case of an unknown metric, and one that throws, fails. */
export function runCase(golden: GoldenCase): GoldenFailure | null {
  const adapter = adapters[golden.metric];
  if (adapter === undefined) return { id: golden.id, reason: `no function for ${golden.metric}` };
  try {
    const reason = departure(golden.expected, adapter(golden.input), golden.tolerance.abs);
    return reason === null ? null : { id: golden.id, reason };
  } catch (error) {
    return { id: golden.id, reason: `threw ${String(error)}` };
  }
}

/** The cases of a golden file's text. Throws when it has none. */
export function parseCases(text: string): GoldenCase[] {
  const parsed: { cases?: GoldenCase[] } = JSON.parse(text);
  if (!Array.isArray(parsed.cases) || parsed.cases.length === 0) throw new Error("The file has no cases.");
  return parsed.cases;
}
