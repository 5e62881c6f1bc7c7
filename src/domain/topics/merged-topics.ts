/** A topic, and the one that it became; null where it is still one of its own. */
export interface MergedTopic {
  readonly id: string;
  readonly mergedInto: string | null;
}

/** From a topic to the one it counts as now: itself first. A topic that became another may have become part of a third with it. */
export function pathOfTopic(id: string, topics: ReadonlyMap<string, MergedTopic>): string[] {
  const path = [id];
  for (let next = topics.get(id)?.mergedInto ?? null; next !== null; next = topics.get(next)?.mergedInto ?? null)
    path.push(next);
  return path;
}

/**
 * The topics that a comment counts for, each once, in order: those it is found by, under what they became. What a person said it
 * is not about (`refused`) counts neither itself nor for what it became.
 */
export function countAs(
  found: readonly string[],
  refused: ReadonlySet<string>,
  topics: ReadonlyMap<string, MergedTopic>,
): string[] {
  const counted = found.map((id) => pathOfTopic(id, topics)).filter((path) => !path.some((id) => refused.has(id)));
  return [...new Set(counted.map((path) => path.at(-1) ?? ""))].sort();
}
