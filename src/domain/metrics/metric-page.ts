import { METRICS } from "@/domain/metrics/metric";
import type { MetricId, Unit } from "@/domain/metrics/metric-id";
import { type Band, SCALES, type Scale, type ScaleId, withoutBanding } from "@/domain/metrics/scale";

/** One titled part of a metric's page. */
export interface MetricSection {
  readonly title: string;
  readonly text: string;
}

/** A scale with the scores of each of its groups, as text. */
export interface ScaleRow {
  readonly id: ScaleId;
  /** "1 to 5", "3 faces". */
  readonly name: string;
  /** Low to high, in the order of `ScaleTable.groups`: "0–6". */
  readonly scores: readonly string[];
}

/** Which scores belong to which group, on every scale the metric may be asked on. */
export interface ScaleTable {
  readonly groups: readonly string[];
  readonly rows: readonly ScaleRow[];
}

/** All there is to say about a metric. The app's Explain pages and `docs/metrics` both print this and nothing else. */
export interface MetricPage {
  readonly id: MetricId;
  readonly name: string;
  readonly meaning: string;
  /** "Unit: points, −100 to 100. Higher is better. n counts answers." */
  readonly facts: string;
  readonly sections: readonly MetricSection[];
  readonly scales: ScaleTable | null;
  readonly source: string;
}

const UNITS: Readonly<Record<Unit, string>> = {
  points: "points, −100 to 100",
  percent: "percent",
  score: "the question's own scale",
  minutes: "minutes",
};

/** A metric's page. */
export function metricPage(id: MetricId): MetricPage {
  const metric = METRICS[id];
  return {
    id,
    name: metric.name,
    meaning: metric.definition,
    facts: `Unit: ${unitText(metric.unit)}. ${metric.better === "up" ? "Higher" : "Lower"} is better. n counts ${metric.counts}.`,
    sections: [
      { title: "Formula", text: metric.formula },
      { title: "Denominator", text: metric.denominator },
      { title: "Worked example", text: metric.example },
      { title: "When not to use it", text: metric.avoid },
      { title: "How sure it is", text: `${metric.interval} At 95% unless asked otherwise.` },
      { title: "When there is nothing to say", text: metric.empty },
    ],
    scales: scaleTable(id),
    source: metric.source,
  };
}

/** A metric's unit in words. */
export function unitText(unit: Unit): string {
  return UNITS[unit];
}

function scaleTable(id: MetricId): ScaleTable | null {
  const scales = Object.entries(SCALES).flatMap(([scaleId, scale]) =>
    scale.metric === id && scale.groups.length === 3 ? [{ id: scaleId as ScaleId, scale }] : [],
  );
  const [first] = scales;
  if (first === undefined) return null;
  return {
    groups: first.scale.groups.map(({ name }) => name),
    rows: scales.map(({ id: scaleId, scale }) => ({
      id: scaleId,
      name: scaleName(scaleId, scale),
      scores: scale.groups.map(scoresText),
    })),
  };
}

function scaleName(id: ScaleId, scale: Scale): string {
  const plain = withoutBanding(id);
  if (plain === id) return scaleNameOf(id, scale);
  const { scores = [] } = scale.groups.at(-1) ?? {};
  return `${scaleNameOf(plain, scale)}, ${scores.length === 1 ? "the highest alone" : `the highest ${scores.length}`}`;
}

function scaleNameOf(id: string, { min, max, reversedOnEntry }: Scale): string {
  const points = `${min} to ${max}`;
  if (reversedOnEntry) return `effort, ${points} (turned round on the way in)`;
  if (id.startsWith("ces-agree")) return `agreement, ${points}`;
  if (id.startsWith("csat-faces")) return `${max} faces`;
  if (id === "csat-stars") return `${max} stars`;
  return id === "csat-thumbs" ? "thumbs down 0, up 1" : points;
}

function scoresText({ scores }: Band): string {
  const [first, last] = [scores[0], scores.at(-1)];
  if (first === undefined) return "–";
  return first === last ? String(first) : `${first}–${last}`;
}
