/** Thrown where so many answers would have to be counted one by one that nobody would wait for it. The transaction goes on. */
export class TooManyAnswers extends Error {
  override readonly name = "TooManyAnswers";
}
