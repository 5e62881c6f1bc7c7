import { cn } from "@/ui/cn";

const SIZE = { tile: "text-figure", hero: "text-hero", line: "text-lg" };
const UNIT = { tile: "text-base", hero: "text-lg", line: "text-sm" };

/** A measured value, already formatted, with a small unit behind it. A rough one is set light: it says little yet. */
export function Figure({
  value,
  unit,
  size = "tile",
  rough,
  className,
}: {
  value: string;
  unit?: string;
  size?: "tile" | "hero" | "line";
  rough?: boolean;
  className?: string;
}) {
  return (
    <span className={cn("inline-flex items-baseline gap-0.75 whitespace-nowrap", className)}>
      <span dir="auto" className={cn(SIZE[size], rough ? "font-normal text-muted-foreground" : "font-semibold")}>
        {value}
      </span>
      {unit ? (
        <span className={cn("font-medium text-muted-foreground tracking-normal", UNIT[size])}>{unit}</span>
      ) : null}
    </span>
  );
}
