import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { type BandName, SCALES, type Scale, type ScaleId, withoutBanding } from "@/domain/metrics/scale";
import type { Translator } from "@/platform/i18n/translator";

/** What a metric's page is said with. */
export interface ExplainWords {
  readonly t: Translator<"explain">;
  readonly definitions: Translator<"definitions">;
}

/** A metric in words, with its scales: what its Explain page prints. */
export interface MetricWordsPage {
  readonly name: string;
  readonly meaning: string;
  /** "Unit: points, −100 to 100. Higher is better. n counts answers." */
  readonly facts: string;
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  readonly scales: ScaleWords | null;
}

interface ScaleWords {
  readonly groups: readonly string[];
  readonly rows: readonly { readonly id: ScaleId; readonly name: string; readonly scores: readonly string[] }[];
}

const PARTS = ["formula", "denominator", "example", "avoid"] as const;

/** Says a metric in the reader's language; docs/metrics says the same in English. */
export function describeMetric(words: ExplainWords, id: MetricId): MetricWordsPage {
  const { t, definitions } = words;
  const { unit, better, source } = METRICS[id];
  return {
    name: definitions(`${id}.name`),
    meaning: definitions(`${id}.definition`),
    facts: t("facts", { unit: t(`units.${unit}`), better, counts: t(`counts.${id}`) }),
    sections: [
      ...PARTS.map((part) => ({ title: t(`sections.${part}`), text: definitions(`${id}.${part}`) })),
      { title: t("sections.interval"), text: t("level", { method: definitions(`${id}.interval`) }) },
      { title: t("sections.empty"), text: definitions(`${id}.empty`) },
      { title: t("sections.source"), text: source },
    ],
    scales: describeScales(t, id),
  };
}

function describeScales(t: ExplainWords["t"], id: MetricId): ScaleWords | null {
  const scales = Object.entries(SCALES).flatMap(([scaleId, scale]) =>
    scale.metric === id && scale.groups.length === 3 ? [{ id: scaleId as ScaleId, scale: scale as Scale }] : [],
  );
  const [first] = scales;
  if (first === undefined) return null;
  return {
    groups: first.scale.groups.map(({ name }) => groupName(t, name)),
    rows: scales.map(({ id: scaleId, scale }) => ({
      id: scaleId,
      name: scaleName(t, scaleId, scale),
      scores: scale.groups.map(({ scores }) => scoresText(scores)),
    })),
  };
}

/** Completion has two groups and no table of scales. */
function groupName(t: ExplainWords["t"], name: BandName): string {
  return name === "completed" || name === "notCompleted" ? name : t(`scales.groups.${name}`);
}

function scaleName(t: ExplainWords["t"], id: ScaleId, scale: Scale): string {
  const plain = withoutBanding(id);
  const named = plainScaleName(t, plain, scale);
  if (plain === id) return named;
  return t("scales.highest", { scale: named, n: scale.groups.at(-1)?.scores.length ?? 0 });
}

function plainScaleName(t: ExplainWords["t"], id: string, { min, max, reversedOnEntry }: Scale): string {
  const points = t("scales.points", { min, max });
  if (reversedOnEntry) return t("scales.effort", { points });
  if (id.startsWith("ces-agree")) return t("scales.agreement", { points });
  if (id.startsWith("csat-faces")) return t("scales.faces", { max });
  if (id === "csat-stars") return t("scales.stars", { max });
  return id === "csat-thumbs" ? t("scales.thumbs") : points;
}

function scoresText(scores: readonly number[]): string {
  const [first, last] = [scores[0], scores.at(-1)];
  if (first === undefined) return "–";
  return first === last ? String(first) : `${first}–${last}`;
}
