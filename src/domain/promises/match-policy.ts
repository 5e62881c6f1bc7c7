/** Whom a policy is for. What is not named, or named without a value, does not matter. */
export interface PolicyConditions {
  readonly priorities?: readonly string[];
  readonly channels?: readonly string[];
  readonly teams?: readonly string[];
  /** An attribute of the customer and the values that fit, such as plan: Family, Duo. */
  readonly segment?: { readonly name: string; readonly values: readonly string[] };
}

/** What is known of an interaction when a policy is chosen for it. */
export interface PolicyFacts {
  readonly priority: string | null;
  readonly channel: string;
  readonly team: string | null;
  /** What the workspace knows of the customer; empty where nobody is named. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The first policy that fits, in their order; null where none does. Names are compared without regard to case and to spaces
 * around them, as helpdesks write "Urgent" and "urgent" for the same. Example: with [urgent chat → A, everything → B], an
 * urgent call gets B.
 */
export function matchPolicy<P extends { readonly conditions: PolicyConditions }>(
  policies: readonly P[],
  facts: PolicyFacts,
): P | null {
  return policies.find(({ conditions }) => fits(conditions, facts)) ?? null;
}

function fits({ priorities, channels, teams, segment }: PolicyConditions, facts: PolicyFacts): boolean {
  return (
    isAmong(priorities, facts.priority) &&
    isAmong(channels, facts.channel) &&
    isAmong(teams, facts.team) &&
    (segment === undefined || isAmong(segment.values, attributeOf(facts.attributes, segment.name)))
  );
}

function isAmong(wanted: readonly string[] | undefined, given: string | null): boolean {
  if (wanted === undefined || wanted.length === 0) return true;
  return given !== null && wanted.some((value) => plain(value) === plain(given));
}

function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | null {
  const found = Object.entries(attributes).find(([key]) => plain(key) === plain(name));
  return found?.[1] ?? null;
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase("en");
}
