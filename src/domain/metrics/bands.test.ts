import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { METRICS } from "@/domain/metrics/metric";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";

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
const cut = /\b\w*(?:score|rating|answer|value)\w*\s*(?:>=|>|<=|<|===?)\s*(?:6|7|8|9)\b/i;
const listed =
  /(?:promoter|passive|detractor|satisf|easy)\w*.*\[\s*\d+(?:\s*,\s*\d+)+\s*\]|\[\s*\d+(?:\s*,\s*\d+)+\s*\]\s*\.includes\(/i;
const sql = /\bscore\s+(?:between\s+\d+\s+and\s+\d+|in\s*\(\s*\d)/i;
const slots = /counts\s*\[\s*(?:[6-9]|10)\s*\]/;
const cuts = /(?:promoterMin|detractorMax|satisfiedMin|easyMin|topBox)\w*\s*[:=]\s*\d/i;

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*(\/\/|--).*$/gm, "");
}

describe("bands", () => {
  it("are known to scale.ts and to no other file", () => {
    const all = sources();
    expect(all.length).toBeGreaterThan(50);
    const knowing = all
      .filter(
        ({ file, text }) =>
          [cut, listed, sql, slots, cuts].some((rule) => rule.test(withoutComments(text))) && file !== knowsBands,
      )
      .map(({ file }) => file);
    expect(knowing).toEqual([]);
  });

  it("would be noticed elsewhere", () => {
    const guilty = [
      "if (score >= 9) promoters += 1",
      "const promoters = [9, 10]",
      "where score between 0 and 6",
      "counts[10]",
      "promoterMin: 9",
    ];
    for (const line of guilty) expect([cut, listed, sql, slots, cuts].some((rule) => rule.test(line))).toBe(true);
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
    const down = all.filter(([, metric]) => metric.better === "down").map(([id]) => id);
    expect(down).toEqual(["customer_churn", "revenue_churn", "first_response_time", "resolution_time"]);
  });
});
