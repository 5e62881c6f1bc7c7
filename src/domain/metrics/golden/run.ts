import { adapters } from "@/domain/metrics/golden/adapter";
import { departure, type GoldenCase } from "@/domain/metrics/golden/compare";

/** A case that did not hold, and why. */
export interface GoldenFailure {
  readonly id: string;
  readonly reason: string;
}

/**
 * Runs one case through the adapter; null when it holds. A case of an unknown metric, one that throws, and what is no
 * case at all (named by its `place` in the file) fail.
 */
export function runCase(golden: GoldenCase | null, place = 0): GoldenFailure | null {
  if (typeof golden !== "object" || golden === null) return { id: `case ${place + 1}`, reason: "is no case" };
  const id = golden.id ?? `case ${place + 1}`;
  const adapter = Object.hasOwn(adapters, golden.metric ?? "") ? adapters[golden.metric] : undefined;
  if (adapter === undefined) return { id, reason: `no function for ${golden.metric}` };
  try {
    const reason = departure(golden.expected, adapter(golden.input), golden.tolerance.abs);
    return reason === null ? null : { id, reason };
  } catch (error) {
    return { id, reason: `threw ${String(error)}` };
  }
}

/**
 * The cases of a golden file's text. `NaN` and `Infinity`, which some programs write although JSON has no such numbers,
 * are read as those numbers: a case that expects NaN fails, because nothing here may give one. Throws when there are none.
 */
export function parseCases(text: string): (GoldenCase | null)[] {
  const readable = text.replace(BARE_NUMBER, (found) => (found.startsWith('"') ? found : `"${MARK}${found}"`));
  const parsed: { cases?: (GoldenCase | null)[] } | null = JSON.parse(readable, (_, value) =>
    typeof value === "string" && value.startsWith(MARK) ? Number(value.slice(MARK.length)) : value,
  );
  if (!Array.isArray(parsed?.cases) || parsed.cases.length === 0) throw new Error("The file has no cases.");
  return parsed.cases;
}

const BARE_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const MARK = "number:";
