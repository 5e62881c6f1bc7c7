import fc from "fast-check";

const SEED = 20_261_122;
/** Runs of each property: enough to find what a stranger finds, few enough to stay under a minute. */
const RUNS = 60;

const NASTY: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  7.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  "",
  " ",
  "9",
  "\u0000",
  "\ud800",
  "\u202e",
  "x".repeat(10_000),
  "0000-01-01",
  "2026-02-30",
  "9999-12-31T23:59:59Z",
  "-271821-04-20T00:00:00Z",
  "'; drop table answer; --",
  "<script>",
  "{{name}}",
  [],
  {},
  [[[[]]]],
  [null],
  [1, "a"],
  { constructor: 1 },
  { toString: { valueOf: 1 } },
  Array.from({ length: 2_000 }, (_, i) => i),
  "00000000-0000-0000-0000-000000000000",
  "%00",
  "../../etc/passwd",
];
/** Names that rows have, and names that objects have. */
const COLUMNS = [
  "id",
  "workspaceId",
  "workspace_id",
  "status",
  "state",
  "key",
  "role",
  "scope",
  "emailVerified",
  "createdAt",
  "score",
  "series",
  "day",
  "publishedVersion",
  "customer_id",
  "importId",
  "resumeHash",
  "dim_names",
  "isDemo",
  "constructor",
  "hasOwnProperty",
  "length",
];
/** One of them, or any small JSON. */
export const nasty = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** A valid document with a few of its parts replaced, removed or joined by others. */
function mutated(valid: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(valid);
  const change = fc.tuple(
    fc.constantFrom(...places),
    fc.constantFrom("set", "drop", "add"),
    nasty,
    fc.constantFrom(...COLUMNS),
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    let copy: unknown = structuredClone(valid);
    for (const [place, how, value, name] of changes) copy = changed(copy, place, how, value, name);
    return copy;
  });
}

function placesOf(value: unknown, place: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...place, name]))];
}

function changed(value: unknown, place: readonly string[], how: string, to: unknown, name: string): unknown {
  const [first, ...rest] = place;
  if (typeof value !== "object" || value === null) return first === undefined ? to : value;
  if (first === undefined)
    return how === "add" && !Array.isArray(value) ? { ...value, [name]: to } : how === "drop" ? {} : to;
  if (Array.isArray(value))
    return value.map((inner, i) => (String(i) === first ? changed(inner, rest, how, to, name) : inner));
  if (rest.length === 0 && how === "drop")
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== first));
  return { ...value, [first]: changed(Reflect.get(value, first), rest, how, to, name) };
}

/** Bodies of every kind: documents gone wrong, other JSON, and bytes that are none. */
export function bodies(valid: unknown): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: mutated(valid).map((value) => JSON.stringify(value) ?? "null") },
    { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: "binary" }) },
  );
}

/** Runs a property over bodies, the same ones each time. */
export const property = async (arbitrary: fc.Arbitrary<string>, run: (body: string) => Promise<unknown>) => {
  await fc.assert(
    fc.asyncProperty(arbitrary, async (body) => {
      await run(body);
    }),
    { seed: SEED, numRuns: RUNS },
  );
};
