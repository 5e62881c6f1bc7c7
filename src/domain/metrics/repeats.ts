/** One counted answer and who gave it; null for the anonymous, who are all kept. */
export interface GivenAnswer {
  readonly who: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const DAY = 86_400_000;

/** What a person's later answer means: all count, the latest within the window, or the first. */
export type RepeatPolicy = "all" | "latest" | "first";

/**
 * Which answers count when somebody answers again, in the order given. `latest`: an answer is replaced when the same
 * person gave a later one within `windowDays` after it; `first`: an answer counts only when the same person gave none
 * within `windowDays` before it. A rule of the stored rows alone, so the order of arrival does not matter.
 */
export function countedAnswers<T extends GivenAnswer>(
  answers: readonly T[],
  policy: RepeatPolicy,
  windowDays = Number.POSITIVE_INFINITY,
): T[] {
  if (policy === "all") return [...answers];
  const byPerson = new Map<string, T[]>();
  for (const answer of answers)
    if (answer.who !== null) {
      const own = byPerson.get(answer.who);
      if (own === undefined) byPerson.set(answer.who, [answer]);
      else own.push(answer);
    }
  const dropped = new Set<T>();
  for (const own of byPerson.values()) {
    const ordered = own.sort((a, b) => a.at - b.at);
    for (const [i, answer] of ordered.entries()) {
      const other = policy === "latest" ? ordered[i + 1] : ordered[i - 1];
      if (other !== undefined && Math.abs(other.at - answer.at) <= windowDays * DAY) dropped.add(answer);
    }
  }
  return answers.filter((answer) => !dropped.has(answer));
}
