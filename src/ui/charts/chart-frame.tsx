"use client";

import { ChartLine, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/ui/button";
import { ChartDataTable } from "@/ui/charts/chart-data-table";
import type { ChartTable } from "@/ui/charts/chart-table";
import { SaveMenu } from "@/ui/charts/save-menu";
import { cn } from "@/ui/cn";

/**
 * What every chart has: a figure with a caption sentence that says the finding, a button for the same numbers as a table, and
 * one to save what is shown as a picture. The height is fixed, in both views, so that nothing on the page ever jumps.
 */
export function ChartFrame({
  caption,
  table,
  fileName,
  height,
  needsScript,
  below,
  className,
  children,
}: {
  caption: string;
  table: ChartTable;
  fileName: string;
  height: number;
  /** The drawing comes only with JavaScript: without it, the table stands in its place. */
  needsScript?: boolean;
  below?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("ui.chart");
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? ChartLine : Table2;
  return (
    <figure className={cn("min-w-0 break-inside-avoid", className)}>
      <div className="flex items-start justify-between gap-4">
        <figcaption className="min-w-0 pt-1 text-muted-foreground text-xs">{caption}</figcaption>
        <div data-unsaved="" className="-me-2 flex shrink-0 print:hidden">
          <Button variant="ghost" size="sm" className="font-normal text-xs" onClick={() => setAsTable(!asTable)}>
            <Icon size={14} strokeWidth={1.6} aria-hidden="true" />
            {t(asTable ? "chart" : "table")}
          </Button>
          <SaveMenu fileName={fileName} disabled={asTable} />
        </div>
      </div>
      {/* Time and numbers run from left to right in every language, so a chart is never mirrored. */}
      <div dir={asTable ? undefined : "ltr"} style={{ height }} className="relative mt-1.5">
        {asTable ? (
          <div className="-m-1 h-full overflow-y-auto p-1">
            <ChartDataTable caption={caption} table={table} />
          </div>
        ) : (
          children
        )}
        {needsScript ? (
          <noscript>
            <div className="absolute inset-0 overflow-y-auto bg-background">
              <ChartDataTable caption={caption} table={table} />
            </div>
          </noscript>
        ) : null}
      </div>
      {below}
    </figure>
  );
}
