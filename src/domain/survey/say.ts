/** Says a part of a sentence in the reader's language: the app hands its messages to the domain, which knows only their keys. */
export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;
