import type { Balance } from "@/db/queries/staying/read-balances";

/** The steps of a balance in the order in which they add up; those that change it stand with their sign. */
export function balanceSteps(balance: Balance) {
  return [
    { step: "start", n: balance.start, signed: false },
    { step: "new", n: balance.new, signed: true },
    { step: "back", n: balance.reactivated, signed: true },
    { step: "left", n: balance.churned, signed: true },
    { step: "end", n: balance.end, signed: false },
  ] as const;
}
