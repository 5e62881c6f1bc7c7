import { useTranslations } from "next-intl";
import type { CellView, CrossView, LineView } from "@/features/dashboards/cross/view";
import { cn } from "@/ui/cn";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** The table itself: each number with how many answered and where it would land again; a count opens its answers. */
export function CrossTable({
  table,
  all,
  corner,
}: {
  table: NonNullable<CrossView["table"]>;
  all: string;
  /** What the rows are by. */
  corner: string;
}) {
  return (
    <div className="mt-5">
      <Table caption={table.caption}>
        <thead>
          <tr>
            <Th>
              <bdi>{corner}</bdi>
            </Th>
            {table.columns.map((column) => (
              <Th key={column.key} numeric>
                <LineName line={column} />
              </Th>
            ))}
            <Th numeric>{all}</Th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <Td head>
                <LineName line={row} />
              </Td>
              {row.cells.map((cell, place) => (
                <Cell key={table.columns[place]?.key} cell={cell} of={[row.label, table.columns[place]?.label ?? ""]} />
              ))}
              <Cell cell={row} of={[row.label, all]} />
            </tr>
          ))}
          <tr>
            <Td head className="font-semibold">
              {all}
            </Td>
            {table.columns.map((column) => (
              <Cell key={column.key} cell={column} of={[all, column.label]} />
            ))}
            <Cell cell={table.total} of={[all, all]} />
          </tr>
        </tbody>
      </Table>
    </div>
  );
}

function LineName({ line }: { line: LineView }) {
  const t = useTranslations("cross");
  if (line.filter === null) return <span className="text-muted-foreground">{line.label}</span>;
  return (
    <TextLink
      href={line.filter}
      title={t("only", { value: line.label })}
      className="inline-flex min-h-6 items-center text-foreground"
    >
      <bdi>{line.label}</bdi>
    </TextLink>
  );
}

function EmptyMark({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="sr-only">{words}</span>
    </>
  );
}

function Cell({ cell, of }: { cell: CellView; of: readonly [string, string] }) {
  const t = useTranslations("cross");
  const { number, href } = cell;
  if (number.precision === "none")
    return (
      <Td numeric className="text-subtle-foreground">
        {number.hidden ? <span className="text-xs">{t("hidden")}</span> : <EmptyMark words={number.instead} />}
      </Td>
    );
  const rough = number.precision === "rough";
  return (
    <Td numeric>
      {number.value === null ? (
        <span className="ms-auto block min-w-24 max-w-40 whitespace-normal text-muted-foreground text-xs">
          {number.instead}
        </span>
      ) : (
        <span className={cn("block", rough ? "text-muted-foreground" : "font-semibold")}>
          <bdi dir="ltr">{number.value}</bdi>
          {number.unit ? <span className="ms-0.5 font-normal text-muted-foreground text-xs">{number.unit}</span> : null}
        </span>
      )}
      <span className="block text-muted-foreground text-xs">
        {href ? (
          <TextLink
            href={href}
            aria-label={t("show", { row: of[0], column: of[1], count: number.count })}
            className="inline-flex min-h-6 items-center font-normal"
          >
            {number.count}
          </TextLink>
        ) : (
          number.count
        )}
        {number.between ? <span className="block">{number.between}</span> : null}
      </span>
    </Td>
  );
}
