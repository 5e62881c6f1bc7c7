interface Orderable {
  readonly id: string;
  readonly pinned?: boolean | undefined;
  readonly exclusive?: boolean | undefined;
}

/**
 * A question's options as one respondent meets them. Mixed where the question says so, always alike for the same `seed`
 * (the submission id) and question, so that the order shown can be found again without being stored. Pinned options and
 * those that stand alone ("none of these") keep their places.
 */
export function optionsInOrder<T extends Orderable>(
  question: { readonly id: string; readonly shuffle?: boolean | undefined; readonly options: readonly T[] },
  seed: string,
): readonly T[] {
  if (!question.shuffle) return question.options;
  const stays = (option: T) => option.pinned === true || option.exclusive === true;
  const moving = shuffled(
    question.options.filter((option) => !stays(option)),
    `${seed} ${question.id}`,
  );
  let next = 0;
  return question.options.map((option) => (stays(option) ? option : (moving[next++] ?? option)));
}

/** Fisher and Yates, with numbers that follow from the seed. */
function shuffled<T>(list: readonly T[], seed: string): T[] {
  const random = randomFrom(seed);
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [mixed[last] as T, mixed[other] as T];
    mixed[last] = b;
    mixed[other] = a;
  }
  return mixed;
}

/** Numbers from 0 to 1 (mulberry32), begun from a hash of the text (FNV-1a). */
function randomFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
