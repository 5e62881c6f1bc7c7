import { westernNumerals } from "@/domain/typed/read-number";

/**
 * An amount of money as people and billing systems write it (`49`, `1,234.50`, `1.234,50 €`, `$49.9`) in hundredths of its
 * currency, rounded; null where it is none. The last of comma and point is the decimal one unless three digits follow it
 * alone.
 */
export function readMoney(text: string): number | null {
  const bare = westernNumerals(text)
    .replace(/[\s\u00a0']/g, "")
    .replace(/^([+-]?)[\p{Sc}A-Z]{1,3}|[\p{Sc}A-Z]{1,3}$/gu, "$1");
  if (!/^[+-]?\d[\d.,]*$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  const digits = last < 0 ? 0 : bare.length - last - 1;
  const separators = bare.match(/[.,]/g)?.length ?? 0;
  const both = bare.includes(".") && bare.includes(",");
  const decimal = last >= 0 && (both || (separators === 1 && (digits !== 3 || bare[last] === ".")));
  const whole = (decimal ? bare.slice(0, last) : bare).replace(/[.,]/g, "");
  const value = Number(`${whole}.${decimal ? bare.slice(last + 1) || "0" : "0"}`);
  const hundredths = Math.round(value * 100);
  return Number.isSafeInteger(hundredths) ? hundredths : null;
}
