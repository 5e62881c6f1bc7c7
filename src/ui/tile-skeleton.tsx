import { Skeleton } from "@/ui/skeleton";

/** The shape of a tile while its number is loading. */
export function TileSkeleton() {
  return (
    <div>
      <Skeleton className="my-0.5 h-3 w-16" />
      <Skeleton className="mt-1.5 h-7 w-22" />
      <Skeleton className="mt-2 h-2.5 w-18" />
      <Skeleton className="mt-3 mb-3.5 h-1.5 w-full" />
      <Skeleton className="h-5 w-28" />
      <Skeleton className="mt-2.5 h-2.5 w-15" />
    </div>
  );
}
