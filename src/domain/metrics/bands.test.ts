import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { METRICS, type MetricId, type MetricInputs } from "@/domain/metrics/metric";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";
import { emptyTally, tallyOf } from "@/domain/metrics/tally";

const root = path.resolve(import.meta.dirname, "../../..");

/** Every source that ships, wherever it lives; tests may name scores. */
function sources(): { file: string; text: string }[] {
  return ["src", "drizzle"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|tsx|sql)$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(path.join(root, folder, file), "utf8") })),
  );
}

/** Files of the metric library may speak of scores in prose; only `scale.ts` may decide by them. */
const knowsBands = "src/domain/metrics/scale.ts";

// A band is known where a score is compared with a cut or listed with its neighbours: `score >= 9`, `x <= 6`,
// `[9, 10]`, `BETWEEN 0 AND 6`, `in (9, 10)`; comments and strings for people do not count.
const cut =
  /\b\w*(?:(?:score|rating|stars)\w*\)?\s*(?:>=|>|<=|<|===?|!==?)\s*[2-9]|(?:answer|value)\)?\s*(?:>=|>|<=|<|===?|!==?)\s*[3-9])\b(?![.\d*/])/i;
const turned = /(?<![.\w])(?:[1-9]|10)\s*(?:>=|>|<=|<)\s*\w*(?:score|rating|answer)\w*\b/i;
const listed =
  /(?:promoter|passive|detractor|satisf|easy)\w*.*\[\s*\d+(?:\s*,\s*\d+)+\s*\]|\[\s*\d+(?:\s*,\s*\d+)+\s*\]\s*\.(?:includes|indexOf)\(|new Set\(\s*\[\s*\d+(?:\s*,\s*\d+)+\s*\]/i;
const sql = /\b(?:score|value|bucket)\s+(?:between\s+\d+\s+and\s+\d+|in\s*\(\s*\d)/i;
const slots = /\bcounts\s*\[\s*(?:[3-9]|1[01])\s*(?::\s*\d+)?\s*\]|\bcounts\s*\.(?:slice|at)\(\s*-?[2-9]/;
const cuts =
  /(?:promoter|passive|detractor|satisfied|dissatisfied|easy|difficult|topBox|lowMax|highMin)\w*(?:min|max|from|to|cut|box)\w*\s*[:=]\s*\d|\b(?:lowMax|highMin|topBox)\w*\s*[:=]\s*\d/i;
const rules = [cut, turned, listed, sql, slots, cuts];

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*(\/\/|--).*$/gm, "");
}

describe("bands", () => {
  it("are known to scale.ts and to no other file", () => {
    const all = sources();
    expect(all.length).toBeGreaterThan(50);
    const knowing = all
      .filter(({ file, text }) => rules.some((rule) => rule.test(withoutComments(text))) && file !== knowsBands)
      .map(({ file }) => file);
    expect(knowing).toEqual([]);
  });

  it("would be noticed elsewhere", () => {
    const guilty = [
      "if (score >= 9) promoters += 1",
      "if (rating >= 4) satisfied += 1",
      "answers.filter((score) => score > 8)",
      "answers.filter((score) => 9 <= score)",
      "if (Number(answer.score) <= 6) detractors += 1",
      "const promoters = [9, 10]",
      "if ([4, 5].includes(rating)) satisfied += 1",
      "const TOP = new Set([6, 7])",
      "where score between 0 and 6",
      "count(*) filter (where value in (9, 10))",
      "select sum(case when score >= 9 then 1 end)",
      "counts[10]",
      "select counts[10:11]",
      "counts.slice(9)",
      "promoterMin: 9",
      "{ lowMax: 6, highMin: 9 }",
    ];
    expect(guilty.filter((line) => !rules.some((rule) => rule.test(line)))).toEqual([]);
    const innocent = ["if (answers < 10) return", "value > 0", "score < 0", "counts.slice(1)", "const value = 5"];
    expect(innocent.filter((line) => rules.some((rule) => rule.test(line)))).toEqual([]);
  });

  it("hold every point of every scale exactly once", () => {
    for (const scale of Object.values(SCALES)) {
      const points = scale.groups.flatMap((group) => group.scores);
      if (scale.metric === null) expect(points).toEqual([]);
      else expect(points).toEqual(Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i));
    }
    expect([6, 7, 8, 9, 11].map((score) => bandOf(SCALES.nps, score))).toEqual([
      "detractors",
      "passives",
      "passives",
      "promoters",
      null,
    ]);
    expect(isScaleId("nps")).toBe(true);
    expect(isScaleId("toString")).toBe(false);
  });

  it("read as METRICS names them: neutral faces and 3 of 5 are neutral, 4 of 4 satisfied", () => {
    expect(bandOf(SCALES["csat-faces-3"], 2)).toBe("neutral");
    expect(bandOf(SCALES["csat-1-5"], 3)).toBe("neutral");
    expect(bandOf(SCALES["csat-1-4"], 3)).toBe("satisfied");
    expect(bandOf(SCALES["csat-1-7"], 5)).toBe("neutral");
    expect(bandOf(SCALES["ces-1-7"], 5)).toBe("easy");
  });
});

describe("the closed list", () => {
  it("has thirteen metrics, each with every text and its direction", () => {
    const all = Object.entries(METRICS);
    expect(all).toHaveLength(13);
    for (const [id, metric] of all) {
      expect(metric.id).toBe(id);
      for (const text of [
        metric.name,
        metric.definition,
        metric.formula,
        metric.denominator,
        metric.example,
        metric.avoid,
        metric.interval,
        metric.empty,
        metric.source,
      ])
        expect(text.length).toBeGreaterThan(3);
    }
    for (const [, metric] of all) expect(metric.emptyValue).toBeNull();
    const down = all.filter(([, metric]) => metric.better === "down").map(([id]) => id);
    expect(down).toEqual(["customer_churn", "revenue_churn", "first_response_time", "resolution_time"]);
  });

  it("computes every metric, and nothing to compute from is its empty value with a reason", () => {
    const tally = emptyTally;
    const empty: { [Id in MetricId]: MetricInputs[Id] } = {
      nps: { tally, scale: "nps" },
      csat: { tally, scale: "csat-1-5" },
      ces: { tally, scale: "ces-1-7" },
      completion_rate: { tally, scale: "completion" },
      response_rate: { numerator: 0, denominator: 0 },
      customer_churn: { numerator: 0, denominator: 0 },
      customer_retention: { numerator: 0, denominator: 0 },
      sla_attainment: { numerator: 0, denominator: 0 },
      revenue_churn: { customers: [] },
      net_revenue_retention: { customers: [] },
      first_response_time: { minutes: [] },
      resolution_time: { minutes: [] },
      quality_score: { reviews: [] },
    };
    const compute = <Id extends MetricId>(id: Id) => METRICS[id].compute(empty[id]);
    for (const { id, emptyValue } of Object.values(METRICS)) {
      const { value, n, interval, reason } = compute(id);
      expect({ id, value, n, interval }).toEqual({ id, value: emptyValue, n: 0, interval: null });
      expect(reason).toMatch(/^[a-z_]+$/);
    }
    // 60 of 80: 75 %.
    expect(METRICS.response_rate.compute({ numerator: 60, denominator: 80 }).value).toBe(75);
    expect(METRICS.nps.compute({ tally: tallyOf([10, 9, 7, 0]), scale: "nps" }).value).toBe(25);
  });
});
