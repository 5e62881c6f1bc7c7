/** Says a part of a sentence in the reader's language: the app hands its messages to the domain, which knows only their keys. */
export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** A sentence that is yet to be said: which of the app's messages, with the words and figures it takes. */
export interface Sentence<Code extends string> {
  readonly code: Code;
  readonly values?: Readonly<Record<string, string | number>>;
}
