import { describe, expect, it } from "vitest";
import {
  betaQuantile,
  betaRegularized,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpper,
  logChoose,
  logGamma,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  studentCdf,
  studentQuantile,
  studentTwoSided,
} from "@/domain/metrics/special";

// References: scipy 1.17 (scipy.special and scipy.stats), printed with 17 digits.
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.max(Math.abs(expected), 1e-300) + 1e-300);

describe("special functions agree with scipy to 1e-11 relative", () => {
  it("normalCdf", () => {
    const cases: [number, ...number[]][] = [
      [1.1285884059538324e-19, -9.0],
      [3.3976731247300535e-6, -4.5],
      [0.024997895148220435, -1.96],
      [0.460172162722971, -0.1],
      [0.5, 0.0],
      [0.6179114221889526, 0.3],
      [0.8413447460685429, 1.0],
      [0.9937903346742238, 2.5],
    ];
    for (const [expected, ...given] of cases) near(normalCdf(...(given as Parameters<typeof normalCdf>)), expected);
  });
  it("normalQuantile", () => {
    const cases: [number, ...number[]][] = [
      [-7.034483825301131, 1e-12],
      [-3.090232306167813, 0.001],
      [-1.9599639845400545, 0.025],
      [-0.5244005127080409, 0.3],
      [0.0, 0.5],
      [0.6744897501960817, 0.75],
      [1.959963984540054, 0.975],
      [2.5758293035489004, 0.995],
    ];
    for (const [expected, ...given] of cases)
      near(normalQuantile(...(given as Parameters<typeof normalQuantile>)), expected);
  });
  it("normalTwoSided", () => {
    const cases: [number, ...number[]][] = [
      [1.0, 0.0],
      [0.6170750774519738, 0.5],
      [0.04999579029644087, 1.96],
      [6.5841738946799e-6, 4.506706073455415],
      [1.244192114854348e-15, 8.0],
      [5.507248237212311e-89, 20.0],
    ];
    for (const [expected, ...given] of cases)
      near(normalTwoSided(...(given as Parameters<typeof normalTwoSided>)), expected);
  });
  it("studentCdf", () => {
    const cases: [number, ...number[]][] = [
      [0.04385332350403278, -2.5, 3],
      [0.6944001122142147, 0.7, 1],
      [0.8497566053646458, 1.3, 2.5],
      [1.16483427335039e-5, -5.0, 30],
      [0.0007991768707150706, -3.2, 200],
      [0.017865669816148417, -2.1, 100000.0],
      [0.017864433055258318, -2.1, 10000000.0],
    ];
    for (const [expected, ...given] of cases) near(studentCdf(...(given as Parameters<typeof studentCdf>)), expected);
  });
  it("studentTwoSided", () => {
    const cases: [number, ...number[]][] = [
      [0.022831902608119396, 2.690089631244752, 9.927654032480323],
      [0.000276428548502973, 12.0, 4],
      [7.961667948569781e-38, 30.0, 60],
      [0.8471667514897978, 0.2, 7],
    ];
    for (const [expected, ...given] of cases)
      near(studentTwoSided(...(given as Parameters<typeof studentTwoSided>)), expected);
  });
  it("studentQuantile", () => {
    const cases: [number, ...number[]][] = [
      [12.706204736174694, 0.975, 1],
      [4.302652729749462, 0.975, 2],
      [2.262157162798205, 0.975, 9],
      [-2.045229642132704, 0.025, 29],
      [2.5778742834609134, 0.995, 2406],
      [1.2815600314493614, 0.9, 100000],
      [-6.86882662588111, 0.0005, 5],
    ];
    for (const [expected, ...given] of cases)
      near(studentQuantile(...(given as Parameters<typeof studentQuantile>)), expected);
  });
  it("chiSquareCdf", () => {
    const cases: [number, ...number[]][] = [
      [0.24817036595415076, 0.1, 1],
      [0.9499564787512949, 3.84, 1],
      [0.9179150013761012, 5.0, 2],
      [0.8280673106233991, 20.0, 15],
      [0.9834817268421313, 300.0, 250],
    ];
    for (const [expected, ...given] of cases)
      near(chiSquareCdf(...(given as Parameters<typeof chiSquareCdf>)), expected);
  });
  it("chiSquareUpper", () => {
    const cases: [number, ...number[]][] = [
      [0.04999999999999989, 3.841458820694124, 1],
      [4.168809109334532e-5, 16.79294098921654, 1],
      [0.0, 2352.87, 2],
      [3.925932226286184e-9, 80.0, 20],
      [0.9999999915895835, 1e-5, 3],
    ];
    for (const [expected, ...given] of cases)
      near(chiSquareUpper(...(given as Parameters<typeof chiSquareUpper>)), expected);
  });
  it("chiSquareQuantile", () => {
    const cases: [number, ...number[]][] = [
      [3.841458820694124, 0.95, 1],
      [5.991464547107979, 0.95, 2],
      [0.5542980767282772, 0.01, 5],
      [59.70306430442994, 0.999, 30],
      [199.33372983863097, 0.5, 200],
    ];
    for (const [expected, ...given] of cases)
      near(chiSquareQuantile(...(given as Parameters<typeof chiSquareQuantile>)), expected);
  });
  it("betaRegularized", () => {
    const cases: [number, ...number[]][] = [
      [0.2951672353008665, 0.2, 0.5, 0.5],
      [0.4201749999999999, 0.7, 5, 2],
      [0.025072720349620603, 0.01, 30, 2000],
      [0.41146159809547905, 0.3, 81, 183],
      [0.4999999999999989, 0.5, 10000.0, 10000.0],
      [0.46071848285845235, 0.02, 2.5, 100],
    ];
    for (const [expected, ...given] of cases)
      near(betaRegularized(...(given as Parameters<typeof betaRegularized>)), expected);
  });
  it("betaQuantile", () => {
    const cases: [number, ...number[]][] = [
      [0.25273674558527126, 0.025, 81, 183],
      [0.36762192260135135, 0.975, 82, 182],
      [0.000872646883579922, 0.025, 1, 29],
      [0.1684334709830853, 0.975, 1, 20],
      [0.4999999999999999, 0.5, 0.5, 0.5],
      [0.049467939916508843, 0.01, 300, 5000],
    ];
    for (const [expected, ...given] of cases)
      near(betaQuantile(...(given as Parameters<typeof betaQuantile>)), expected);
  });
  it("logGamma", () => {
    const cases: [number, ...number[]][] = [
      [2.252712651734206, 0.1],
      [0.5723649429247, 0.5],
      [1.428072326665388, 3.7],
      [12.779315214350195, 9.99],
      [12.801827480081469, 10.0],
      [166.32150615984037, 55.5],
      [12815504.569147611, 1000000.0],
    ];
    for (const [expected, ...given] of cases) near(logGamma(...(given as Parameters<typeof logGamma>)), expected);
  });
  it("logChoose", () => {
    const cases: [number, ...number[]][] = [
      [4.787491742782046, 10, 3],
      [66.78384165201743, 100, 50],
      [83.79001206558658, 1000, 17],
      [69288.73466590136, 100000, 49000],
    ];
    for (const [expected, ...given] of cases) near(logChoose(...(given as Parameters<typeof logChoose>)), expected);
  });

  it("turns round: the quantile of a cdf is where it began", () => {
    for (const p of [0.0003, 0.02, 0.31, 0.5, 0.88, 0.9999]) {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
      for (const df of [0.7, 1, 3, 29, 1000]) {
        expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 12);
        expect(chiSquareCdf(chiSquareQuantile(p, df), df)).toBeCloseTo(p, 12);
        expect(betaRegularized(betaQuantile(p, df, 2), df, 2)).toBeCloseTo(p, 12);
      }
    }
  });

  it("says NaN only where the question has no answer, and ends at the ends", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 5)).toBe(0);
    expect(studentQuantile(0.975, Number.POSITIVE_INFINITY)).toBeCloseTo(1.959963984540054, 12);
    expect(chiSquareUpper(0, 3)).toBe(1);
    expect(betaRegularized(0, 2, 3)).toBe(0);
    expect(betaRegularized(1, 2, 3)).toBe(1);
    expect(studentCdf(1, 0)).toBeNaN();
  });
});
