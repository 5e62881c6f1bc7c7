import type { OwnerRule } from "@/domain/follow-up/rules";

/** What decides whose a new follow-up is. */
export interface OwnerQuestion {
  /** What is known of customer and answer, by name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** How many were given out in turn before. */
  readonly turn: number;
  /** Who may work on follow-ups now: somebody who left or lost the right gets none. */
  readonly workers: ReadonlySet<string>;
}

/** Whose a new follow-up is, null for nobody's; `turn` is what to count on from. */
export function chooseOwner(rule: OwnerRule, asked: OwnerQuestion): { ownerId: string | null; turn: number } {
  const { turn, workers, attributes } = asked;
  const able = (id: string | null | undefined) => (id && workers.has(id) ? id : null);
  switch (rule.way) {
    case "nobody":
      return { ownerId: null, turn };
    case "one":
      return { ownerId: able(rule.userId), turn };
    case "turns": {
      const present = rule.userIds.filter((id) => workers.has(id));
      const ownerId = present[turn % present.length] ?? null;
      return ownerId === null ? { ownerId, turn } : { ownerId, turn: turn + 1 };
    }
    case "attribute": {
      const value = attributes[rule.name]?.trim().toLowerCase();
      const named = rule.values.find((one) => one.value.toLowerCase() === value);
      return { ownerId: able(named?.userId) ?? able(rule.otherwise), turn };
    }
  }
}
