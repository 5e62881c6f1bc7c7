/** A chart's numbers as a table: what its "Table" button shows, and what stands there without JavaScript. */
export interface ChartTable {
  columns: readonly { label: string; numeric?: boolean }[];
  rows: readonly (readonly string[])[];
}
