import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { adapters } from "@/domain/metrics/golden/adapter";
import { parseCases } from "@/domain/metrics/golden/run";

// Every golden input with one value spoilt: each function gives null or refuses by name, and never NaN or Infinity.
const cases = parseCases(readFileSync(path.join(import.meta.dirname, "cases.json"), "utf8"));

const NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0];
const TEXTS = ["", "nonsense", "2026-02-30", "25:00"];

/** These only hand on, or print, what they were given. */
const PASSING_ON = new Set(["responses.dedupe", "nps.display"]);

interface Place {
  readonly keys: readonly string[];
  readonly value: unknown;
}

function placesOf(value: unknown, keys: readonly string[] = []): Place[] {
  if (typeof value !== "object" || value === null) return [{ keys, value }];
  const entries = Object.entries(value);
  const inner = Array.isArray(value) ? entries.slice(0, 2) : entries;
  const own = Array.isArray(value) ? [{ keys, value }] : [];
  return [...own, ...inner.flatMap(([key, one]) => placesOf(one, [...keys, key]))];
}

function spoiltOf(value: unknown): unknown[] {
  if (typeof value === "number") return NUMBERS;
  if (Array.isArray(value)) return [[], value.slice(0, 1), value.map(() => value[0]), [...value].reverse()];
  return typeof value === "string" ? TEXTS : [];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined || typeof value !== "object" || value === null) return by;
  const entries = Object.entries(value).map(([name, one]) => [name, name === key ? replaced(one, rest, by) : one]);
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

function endlessIn(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  return typeof value === "object" && value !== null && Object.values(value).some(endlessIn);
}

/** What went wrong, or null. */
function fault(metric: string, input: unknown): string | null {
  try {
    return endlessIn(adapters[metric]?.(input)) ? "gave NaN or Infinity" : null;
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    return name === "MetricError" || name === "CalendarError" ? null : `threw ${String(error)}`;
  }
}

it("gives null or a typed error, never NaN, never a crash", () => {
  let tried = 0;
  const faults = cases.flatMap((golden) => {
    // Drawing again and again takes its time and is spoilt elsewhere.
    if (golden === null || PASSING_ON.has(golden.metric) || golden.metric.includes("bootstrap")) return [];
    return placesOf(golden.input).flatMap(({ keys, value }) =>
      spoiltOf(value).flatMap((by) => {
        tried += 1;
        const found = fault(golden.metric, replaced(golden.input, keys, by));
        return found === null ? [] : [`${golden.metric} ${golden.id}: ${keys.join(".")} as ${String(by)} ${found}`];
      }),
    );
  });
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(3000);
}, 30_000);
