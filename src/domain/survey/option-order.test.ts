import { describe, expect, it } from "vitest";
import { optionsInOrder } from "@/domain/survey/option-order";

const options = ["a", "b", "c", "d"].map((id) => ({ id }));
const order = (question: Parameters<typeof optionsInOrder>[0], seed: string) =>
  optionsInOrder(question, seed)
    .map((option) => option.id)
    .join("");

describe("optionsInOrder", () => {
  it("keeps the author's order where nothing says otherwise", () => {
    expect(order({ id: "q", options }, "s")).toBe("abcd");
  });

  it("is the same for one respondent every time, and another for another question", () => {
    const mixed = { id: "q", shuffle: true, options };
    const seeds = Array.from({ length: 50 }, (_, i) => `respondent ${i}`);
    for (const seed of seeds) expect(order(mixed, seed)).toBe(order(mixed, seed));
    expect(seeds.some((seed) => order(mixed, seed) !== order({ ...mixed, id: "r" }, seed))).toBe(true);
  });

  it("gives every order alike often", () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const one = order({ id: "q", shuffle: true, options }, `seed ${i}`);
      counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    // 24 orders, 1,000 each: chi-squared with 23 degrees of freedom is below 49.7 in 999 of 1,000 cases.
    expect(counts.size).toBe(24);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chi).toBeLessThan(49.7);
  });

  it("leaves pinned options and those that stand alone in their places", () => {
    const held = [{ id: "a" }, { id: "b", pinned: true }, { id: "c" }, { id: "d" }, { id: "n", exclusive: true }];
    const orders = Array.from({ length: 60 }, (_, i) => order({ id: "q", shuffle: true, options: held }, `${i}`));
    for (const one of orders) expect(one).toMatch(/^.b..n$/);
    expect(new Set(orders).size).toBe(6);
  });
});
