import { z } from "zod";
import { isMetricId, METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";

export const DASHBOARD_LIMITS = { tiles: 24, name: 80, query: 2_000 } as const;

const segment = z.object({ name: z.string().min(1).max(80), value: z.string().min(1).max(200) }).nullable();
const metric = z.custom<MetricId>((value) => typeof value === "string" && isMetricId(value));
const id = z.string().min(1).max(40);
const of = { id, metric, survey: z.uuid().nullable(), segment };

/** What a tile may be: a number, the same over time, a goal, what people wrote, who is unhappy. */
const tileSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("number"), ...of }),
  z.object({ kind: z.literal("trend"), ...of }),
  z.object({ kind: z.literal("goal"), id, goal: z.uuid() }),
  z.object({ kind: z.literal("comments"), id, survey: z.uuid().nullable() }),
  z.object({ kind: z.literal("unhappy"), id }),
]);

export type Tile = z.infer<typeof tileSchema>;
export type NumberTileSpec = Extract<Tile, { kind: "number" | "trend" }>;

/** The tiles of a stored dashboard; what this version does not know is left out. */
export function readTiles(stored: readonly unknown[]): Tile[] {
  return stored.flatMap((one) => {
    const parsed = tileSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The tile that a form of the editor asks for; null where it names nothing. */
export function readTileForm(form: FormData, newId: string): Tile | null {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const [kind, what = ""] = text("what").split(" ");
  const survey = text("survey") || null;
  const [name = "", value = ""] = splitOnce(text("segment"));
  const parsed = tileSchema.safeParse({
    kind,
    id: newId,
    ...(kind === "number" || kind === "trend"
      ? { metric: what, survey: isOfSurveys(what) ? survey : null, segment: name && value ? { name, value } : null }
      : {}),
    ...(kind === "goal" ? { goal: what } : {}),
    ...(kind === "comments" ? { survey } : {}),
  });
  return parsed.success ? parsed.data : null;
}

/** Whether a number is of surveys' answers, so that one of them can be chosen. */
function isOfSurveys(metric: string): boolean {
  return ["nps", "csat", "ces", "completion_rate", "response_rate"].includes(metric);
}

/** Every metric, in the order of the list of metrics. */
export const TILE_METRICS = Object.keys(METRICS).filter(isMetricId);

/** Tiles in another order: the ids that are named first, in that order; others keep their place behind them. */
export function orderTiles(tiles: readonly Tile[], ids: readonly string[]): Tile[] {
  const named = ids.flatMap((one) => tiles.filter((tile) => tile.id === one));
  return [...new Set([...named, ...tiles])];
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** The pages whose address can be saved: what they show stands in it. */
const SAVED = new RegExp(
  `^(?:|/surveys/${UUID}(?:/answers|/compare|/cross)?|/goals(?:/${UUID})?|/customers(?:/service|/quality)?|/dashboards/${UUID})$`,
);

/** The page and parameters of an address below a workspace; null where such a page cannot be saved. */
export function readSavedAddress(path: string, query: string): { path: string; query: string } | null {
  if (!SAVED.test(path) || query.length > DASHBOARD_LIMITS.query) return null;
  const params = new URLSearchParams(query);
  // Where one stands in a list is no part of what one looks at.
  for (const name of ["cursor", "response", "of"]) params.delete(name);
  return { path, query: params.toString() };
}

/** The name that was typed, or what is wrong with it. */
export function readName(form: FormData): string | null {
  const name = String(form.get("name") ?? "").trim();
  return name === "" || name.length > DASHBOARD_LIMITS.name ? null : name;
}

function splitOnce(text: string): [string, string] | [] {
  const at = text.indexOf("=");
  return at < 1 ? [] : [text.slice(0, at), text.slice(at + 1)];
}
