import type { ChartTable } from "@/ui/charts/chart-table";
import { Table, Td, Th } from "@/ui/table";

/** A chart's numbers as a real table; the first column names its row. */
export function ChartDataTable({ caption, table }: { caption: string; table: ChartTable }) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <Th key={column.label} numeric={column.numeric}>
              {column.label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one rendering never move
          <tr key={r}>
            {row.map((cell, c) => (
              <Td key={table.columns[c]?.label ?? c} head={c === 0} numeric={table.columns[c]?.numeric}>
                <bdi dir={table.columns[c]?.numeric ? "ltr" : undefined}>{cell}</bdi>
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
