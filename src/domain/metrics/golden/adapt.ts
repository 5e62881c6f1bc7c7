/** An adapter with its input's shape written down; golden files are data, so the shape is trusted, not checked. */
export function adapt<Input>(rename: (input: Input) => unknown): (input: unknown) => unknown {
  return (input) => rename(input as Input);
}

/** A golden instant as milliseconds. */
export function instant(text: string): number {
  return Date.parse(text);
}

/** Milliseconds as golden files write instants: no fraction where there is none. */
export function instantText(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().replace(".000Z", "Z");
}
