/** By whom and when rows are written. */
export interface Writing {
  /** The import that writes them, so that undoing it finds them; null by hand and by the API. */
  readonly importId: string | null;
  readonly now: Date;
}

/** What became of the rows that were given; a row that stood twice among them counts once, as the last said it. */
export interface Written {
  readonly made: number;
  readonly changed: number;
  /** Those that stood there already, word for word. */
  readonly same: number;
  /** The external ids of those that were made or changed. */
  readonly touched: ReadonlySet<string>;
}

/** The rows by their keys, the last of each. */
export function lastOfEach<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}
