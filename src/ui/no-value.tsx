import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** Nothing to say, said as nothing: a dash with the reason; the reason is read aloud in its place. */
export function NoValue({
  reason,
  size = "tile",
  hideReason,
  className,
}: {
  reason: ReactNode;
  size?: "tile" | "hero" | "line" | "cell";
  /** The reason stands elsewhere on the screen (a table's note): only screen readers hear it here. */
  hideReason?: boolean;
  className?: string;
}) {
  const dash = { tile: "text-figure", hero: "text-hero", line: "text-lg", cell: "" }[size];
  return (
    <span className={cn("inline-flex flex-col", className)}>
      <span aria-hidden="true" className={cn("font-semibold text-subtle-foreground", dash)}>
        —
      </span>
      <span className={hideReason ? "sr-only" : "text-xs text-muted-foreground"}>{reason}</span>
    </span>
  );
}
