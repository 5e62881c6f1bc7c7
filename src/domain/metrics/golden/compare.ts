/** One case of a golden file. */
export interface GoldenCase {
  readonly id: string;
  readonly metric: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance: { readonly abs: number };
}

/**
 * Where `actual` departs from `expected`, or null. Numbers within the absolute tolerance; strings, booleans, nulls and
 * lengths exactly; an expected object may name fewer fields than the actual one has.
 */
export function departure(expected: unknown, actual: unknown, tolerance: number, path = ""): string | null {
  if (typeof expected === "number") {
    // One unit in the last place is granted where the tolerance is 0.
    const slack = tolerance + 1e-12 * Math.abs(expected);
    const close = typeof actual === "number" && (actual === expected || Math.abs(actual - expected) <= slack);
    return close ? null : `${path}: expected ${expected}, got ${String(actual)}`;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
    for (const [i, item] of expected.entries()) {
      const found = departure(item, actual[i], tolerance, `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null) return `${path}: expected an object, got ${String(actual)}`;
    const fields = new Map<string, unknown>(Object.entries(actual));
    for (const [key, value] of Object.entries(expected)) {
      const found = departure(value, fields.get(key), tolerance, path === "" ? key : `${path}.${key}`);
      if (found !== null) return found;
    }
    return null;
  }
  return expected === actual ? null : `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}
