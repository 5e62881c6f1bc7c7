import { describe, expect, it } from "vitest";
import { csat } from "@/domain/metrics/csat";
import {
  BANDINGS,
  bandingsOf,
  isScaleId,
  SCALES,
  type ScaleId,
  withBanding,
  withoutBanding,
} from "@/domain/metrics/scale";
import { tallyOf } from "@/domain/metrics/tally";

const ids = Object.keys(SCALES).filter(isScaleId);
const highOf = (id: ScaleId) => SCALES[id].groups.at(-1)?.scores;

describe("bandings", () => {
  it("begin with the scale's own, and each other one is a scale of its own", () => {
    expect(bandingsOf("csat-1-10")).toEqual([
      { banding: "top-2", scale: "csat-1-10" },
      { banding: "top-3", scale: "csat-1-10-top-3" },
      { banding: "top-4", scale: "csat-1-10-top-4" },
    ]);
    expect(highOf("csat-1-10")).toEqual([9, 10]);
    expect(highOf("csat-1-10-top-3")).toEqual([8, 9, 10]);
    expect(highOf("ces-1-7-top-2")).toEqual([6, 7]);
  });

  it("are fixed for NPS, thumbs and three faces; a plain rating and completion have none", () => {
    for (const id of ["nps", "csat-thumbs", "csat-faces-3"] as const) expect(bandingsOf(id)).toHaveLength(1);
    for (const id of ["rating-1-5", "rating-0-10", "completion"] as const) expect(bandingsOf(id)).toEqual([]);
  });

  it("change who is high and nothing else: same points, same low band, same direction", () => {
    const departed = ids.filter((id) => withoutBanding(id) !== id);
    expect(departed).toHaveLength(14);
    for (const id of departed) {
      const plain = withoutBanding(id);
      if (!isScaleId(plain)) throw new Error(`${id} has no scale to depart from.`);
      const [own, other] = [SCALES[plain], SCALES[id]];
      expect({ ...other, id: plain, groups: own.groups }).toEqual(own);
      expect(other.groups[0]).toEqual(own.groups[0]);
      expect(highOf(id)).not.toEqual(highOf(plain));
      expect(bandingsOf(plain).map((one) => one.scale)).toContain(id);
    }
  });

  it("name as many of the highest points as they say", () => {
    for (const id of ids)
      for (const { banding, scale } of bandingsOf(id)) {
        expect(banding).toBe(`top-${highOf(scale)?.length}`);
        expect(withBanding(id, banding)).toBe(scale);
      }
  });

  it("leave a scale as it is where a banding is left out or is not one of its own", () => {
    expect(withBanding("csat-1-10", undefined)).toBe("csat-1-10");
    for (const banding of BANDINGS) expect(withBanding("nps", banding)).toBe("nps");
    expect(withBanding("csat-1-5", "top-4")).toBe("csat-1-5");
  });

  it("give another share of the same answers", () => {
    // 10, 9, 8, 3: two of four are 9 or 10, three of four are 8 to 10.
    const tally = tallyOf([10, 9, 8, 3]);
    expect(csat(tally, SCALES["csat-1-10"]).value).toBe(50);
    expect(csat(tally, SCALES["csat-1-10-top-3"]).value).toBe(75);
  });
});
