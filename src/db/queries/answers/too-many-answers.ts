import { TooSlow } from "@/db/too-slow";

/** Thrown where so many answers would have to be counted one by one that nobody would wait for it. The transaction goes on. */
export class TooManyAnswers extends TooSlow {
  override readonly name = "TooManyAnswers";
}
