import { Children, type ReactNode } from "react";
import { cn } from "@/ui/cn";

const COLUMNS = {
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  5: "sm:grid-cols-3 lg:grid-cols-5",
  6: "sm:grid-cols-3 lg:grid-cols-6",
};

/**
 * A strip of tiles between two hairlines, with hairlines between them and no boxes; two columns at 390. `label` names the row
 * ("Service", "Care"). The grid clips one pixel at its start and top, so that a line stands only between neighbours.
 */
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
  return (
    <div className={className}>
      {label ? <h2 className="mb-1 font-medium text-muted-foreground text-xs">{label}</h2> : null}
      <div className="overflow-clip border-border border-y [overflow-clip-margin:4px]">
        <ul className={cn("-ms-px -mt-px grid grid-cols-2", COLUMNS[columns])}>
          {Children.map(children, (tile) => (
            <li className="min-w-0 border-border border-s border-t break-inside-avoid">{tile}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
