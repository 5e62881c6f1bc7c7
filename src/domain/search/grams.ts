/**
 * Texts as sets of their pieces, so that an index finds them by any part of a word in any script: of each three signs in a row one
 * number, and of each two where words have no spaces between them. Texts are given in small letters; a survey's numbers are its own,
 * so that words of others cost nothing. Two pieces may share a number: who finds by them reads the text again.
 */
export function gramsOf(surveyId: string, texts: readonly string[]): number[] {
  const seed = seedOf(surveyId);
  const found = new Set<number>();
  for (const text of texts) {
    let [first, second] = [0, 0];
    for (const sign of text) {
      const third = sign.codePointAt(0) ?? 0;
      if (first !== 0) found.add(mix(seed, first, second, third));
      if (isUnspaced(second) && isUnspaced(third)) found.add(mix(seed, 0, second, third));
      first = second;
      second = third;
    }
  }
  return [...found];
}

/** What a text must hold in which all these stand; empty where they are too short to be looked up. */
export function gramsSought(surveyId: string, needles: readonly string[]): number[] {
  const seed = seedOf(surveyId);
  const sought = new Set<number>();
  for (const needle of needles) {
    const signs = Array.from(needle, (sign) => sign.codePointAt(0) ?? 0);
    const [first = 0, second = 0] = signs;
    if (signs.length === 2 && isUnspaced(first) && isUnspaced(second)) sought.add(mix(seed, 0, first, second));
    for (const gram of gramsOf(surveyId, signs.length > 2 ? [needle] : [])) sought.add(gram);
  }
  return [...sought].slice(0, MOST_SOUGHT);
}

/** More say nothing new: what a long sentence begins with is rare enough. */
const MOST_SOUGHT = 40;

/** Chinese, Japanese and Korean signs, a word of which has two, and scripts of South East Asia. */
function isUnspaced(sign: number): boolean {
  return sign >= 0x2e80 || (sign >= 0x0e00 && sign <= 0x0eff) || (sign >= 0x1000 && sign <= 0x109f);
}

function seedOf(surveyId: string): number {
  return Number.parseInt(surveyId.slice(-8), 16) | 0;
}

/** A well mixed number of 32 bits, as PostgreSQL's integer has them. */
function mix(seed: number, first: number, second: number, third: number): number {
  let hash = seed ^ Math.imul(first, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ third;
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}
