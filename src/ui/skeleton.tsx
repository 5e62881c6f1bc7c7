import { cn } from "@/ui/cn";

/** A place held for what is loading, in its final size; it appears after 200 ms, so that quick pages never flicker. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("block animate-[appear_120ms_200ms_both] rounded-[3px] bg-muted", className)}
    />
  );
}
