import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { dimensionsOf, dimensionsOfAll } from "@/db/rollups/dimension-slots";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, makeWorkspace } = await testDatabase();
const scope = await makeWorkspace();
const QUESTION = { id: "nps", kind: "nps", title: { en: "How likely?" } };
const newSurvey = () =>
  makeSurvey(appDb, scope, { questions: [QUESTION], series: [{ question: "nps", scale: "nps", metric: "nps" }] });

describe("dimensions", () => {
  test("new values of two dimensions at once, named in any order, never wait for each other in a circle", async () => {
    const survey = await newSurvey();
    const both = Array.from({ length: 60 }, (_, i) => {
      const entries = [["shop", `s${i}`] as const, ["till", `t${i}`] as const];
      return Object.fromEntries(i % 2 ? entries : entries.reverse());
    });
    const found = await Promise.all(both.map((one) => dimensionsOf(appDb, scope, new Map(), survey, one)));
    expect(found.map((one) => one.values)).toEqual(both.map((_, i) => [`s${i}`, `t${i}`]));
  });

  test("a full memory that is emptied meanwhile turns no known value into (other)", async () => {
    const survey = await newSurvey();
    const cache = new Map(Array.from({ length: 49_999 }, (): [string, string | null] => [randomUUID(), "x"]));
    const [first, second] = await Promise.all([
      dimensionsOf(appDb, scope, cache, survey, { shop: "North", till: "1" }),
      dimensionsOf(appDb, scope, cache, survey, { shop: "South" }),
      new Promise((resolve) => setTimeout(resolve, 1)).then(() => cache.clear()),
    ]);
    expect([first?.values, second?.values]).toEqual([["North", "1"], ["South"]]);
  });

  test("the 201st value counts as (other), whoever comes first, and line breaks in names mix nothing up", async () => {
    const survey = await newSurvey();
    const all = Array.from({ length: 230 }, (_, i) => ({ shop: `s${i}` }));
    const slots = (await dimensionsOfAll(appDb, scope, new Map(), survey, all)).map((one) => one.values[0]);
    expect(slots.filter((slot) => slot === "(other)")).toHaveLength(30);
    const cache = new Map<string, string | null>();
    await dimensionsOf(appDb, scope, cache, survey, { "a\nb": "c" });
    expect(await dimensionsOf(appDb, scope, cache, survey, { a: "b\nc" })).toEqual({ names: ["a"], values: ["b\nc"] });
  });

  test("the 101st dimension of a survey is not tallied, and the hundred before it go on", async () => {
    const survey = await newSurvey();
    const wide = (from: number) => Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`d${from + i}`, "x"]));
    for (let from = 0; from < 100; from += 20) await dimensionsOf(appDb, scope, new Map(), survey, wide(from));
    const cache = new Map<string, string | null>();
    const one = () => dimensionsOf(appDb, scope, cache, survey, { d7: "y", invented: "x" });
    expect(await one()).toEqual({ names: ["d7"], values: ["y"] });
    expect(await one()).toEqual({ names: ["d7"], values: ["y"] });
  });

  test("what a transaction took back is not remembered", async () => {
    const cache = new Map<string, string | null>();
    // No such survey: the foreign key refuses.
    await expect(dimensionsOf(appDb, scope, cache, randomUUID(), { shop: "North" })).rejects.toThrow();
    expect(cache.size).toBe(0);
  });
});
