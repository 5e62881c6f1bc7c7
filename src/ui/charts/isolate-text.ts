const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** A text in a drawing, which runs from left to right, with its own direction where its letters are read from the right. */
export function isolated(text: string): string {
  return FROM_THE_RIGHT.test(text) ? `\u2067${text}\u2069` : text;
}
