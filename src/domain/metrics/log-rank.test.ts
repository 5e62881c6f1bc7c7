import { describe, expect, it } from "vitest";
import { countedLogRank } from "@/domain/metrics/log-rank";

describe("the log-rank test from counts", () => {
  const one = [
    { time: 1, left: 2, stayed: 1 },
    { time: 3, left: 1, stayed: 4 },
  ];
  const two = [
    { time: 1, left: 1, stayed: 0 },
    { time: 2, left: 3, stayed: 2 },
  ];
  const three = [
    { time: 2, left: 1, stayed: 1 },
    { time: 3, left: 2, stayed: 5 },
  ];

  it("reads groups laid together as if they had been counted together", () => {
    const together = [
      { time: 1, left: 1, stayed: 0 },
      { time: 2, left: 4, stayed: 3 },
      { time: 3, left: 2, stayed: 5 },
    ];
    expect(countedLogRank([one, [...two, ...three]])).toEqual(countedLogRank([one, together]));
  });

  it("expects as many endings as it saw", () => {
    const { observed, expected } = countedLogRank([one, [...two, ...three]]);
    const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);
    expect(sum(expected)).toBeCloseTo(sum(observed), 12);
  });
});
