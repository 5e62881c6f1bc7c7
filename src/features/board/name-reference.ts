import { randomInt } from "node:crypto";

/** Letters and figures that are not taken for each other, read aloud or on paper. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 7;

/** The reference of a pack: "BP-2026-09-7F3K2AM", by the last month it is of. */
export function nameReference(to: string, draw: (below: number) => number = randomInt): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[draw(SIGNS.length)] ?? "2").join("");
  return `BP-${to.slice(0, 7)}-${signs}`;
}
