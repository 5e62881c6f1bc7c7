import { Children, type ReactNode } from "react";
import { cn } from "@/ui/cn";

// A hairline stands only between neighbours, and the outer tiles are flush with the page. So each width says for itself which
// tiles begin and end a row; two columns below 640 px in any case.
const PHONE = "max-sm:odd:border-s-0 max-sm:odd:ps-0 max-sm:even:pe-0 max-sm:nth-[n+3]:border-t";
const COLUMNS = {
  2: { grid: "", item: cn(PHONE, "sm:odd:border-s-0 sm:odd:ps-0 sm:even:pe-0 sm:nth-[n+3]:border-t") },
  3: {
    grid: "sm:grid-cols-3",
    item: cn(PHONE, "sm:nth-[3n+1]:border-s-0 sm:nth-[3n+1]:ps-0 sm:nth-[3n]:pe-0 sm:nth-[n+4]:border-t"),
  },
  4: {
    grid: "lg:grid-cols-4",
    item: "max-lg:odd:border-s-0 max-lg:odd:ps-0 max-lg:even:pe-0 max-lg:nth-[n+3]:border-t lg:nth-[4n+1]:border-s-0 lg:nth-[4n+1]:ps-0 lg:nth-[4n]:pe-0 lg:nth-[n+5]:border-t",
  },
  5: {
    grid: "lg:grid-cols-5",
    item: "max-lg:odd:border-s-0 max-lg:odd:ps-0 max-lg:even:pe-0 max-lg:nth-[n+3]:border-t lg:nth-[5n+1]:border-s-0 lg:nth-[5n+1]:ps-0 lg:nth-[5n]:pe-0 lg:nth-[n+6]:border-t",
  },
  6: {
    grid: "sm:max-lg:grid-cols-3 lg:grid-cols-6",
    item: cn(
      PHONE,
      "sm:max-lg:nth-[3n+1]:border-s-0 sm:max-lg:nth-[3n+1]:ps-0 sm:max-lg:nth-[3n]:pe-0 sm:max-lg:nth-[n+4]:border-t",
      "lg:nth-[6n+1]:border-s-0 lg:nth-[6n+1]:ps-0 lg:nth-[6n]:pe-0 lg:nth-[n+7]:border-t",
    ),
  },
};

/** A strip of tiles between two hairlines, with hairlines between them and no boxes. `label` names the row ("Service", "Care"). */
export function TileRow({
  label,
  columns = 4,
  className,
  children,
}: {
  label?: string;
  columns?: keyof typeof COLUMNS;
  className?: string;
  children: ReactNode;
}) {
  const { grid, item } = COLUMNS[columns];
  return (
    <div className={className}>
      {label ? <h2 className="mb-1 font-medium text-muted-foreground text-xs">{label}</h2> : null}
      <ul className={cn("grid grid-cols-2 border-border border-y", grid)}>
        {Children.map(children, (tile) => (
          <li className={cn("min-w-0 break-inside-avoid border-border border-s px-3 py-2.5 sm:py-2", item)}>{tile}</li>
        ))}
      </ul>
    </div>
  );
}
