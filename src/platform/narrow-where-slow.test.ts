import { expect, test } from "vitest";
import { TooManyAnswers } from "@/db/queries/answers/too-many-answers";
import { TooSlow } from "@/db/too-slow";
import { narrowWhereSlow } from "@/platform/narrow-where-slow";

const query = { filters: { country: "DE", plan: "solo" }, by: "channel", from: "2026-01-01" };

test("what nobody would wait for is asked again by the first filter alone, and the rest is named", async () => {
  const asked: unknown[] = [];
  const found = await narrowWhereSlow(query, async (one) => {
    asked.push(one.filters);
    if (Object.keys(one.filters).length > 1) throw new TooManyAnswers();
    return "counted";
  });
  expect(asked).toEqual([{ country: "DE", plan: "solo" }, { country: "DE" }]);
  expect(found).toMatchObject({ data: "counted", left: ["filter.plan", "by"] });
  expect(found.asked).toMatchObject({ from: "2026-01-01", by: undefined });
});

test("what is counted in time is asked once, and any other error stays one", async () => {
  expect(await narrowWhereSlow(query, async () => 1)).toEqual({ data: 1, asked: query, left: [] });
  const failing = narrowWhereSlow(query, () => Promise.reject(new Error("gone")));
  await expect(failing).rejects.toThrow("gone");
});

test("what has nothing to leave out is not asked twice", async () => {
  let asked = 0;
  const read = () => {
    asked += 1;
    return Promise.reject(new TooSlow());
  };
  await expect(narrowWhereSlow({ filters: { country: "DE" } }, read)).rejects.toThrow(TooSlow);
  expect(asked).toBe(1);
});
