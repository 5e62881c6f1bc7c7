import { BandWords } from "@/ui/charts/band-words";
import { GROUP_MARK, type ScoreBand } from "@/ui/charts/group-tone";
import { cn } from "@/ui/cn";

/** The bands of a scale as shares of one bar, low to high, with their words below. Nothing when nobody answered. */
export function StackedBar({
  bands,
  label,
  height = 16,
  className,
}: {
  bands: readonly ScoreBand[];
  label: string;
  height?: number;
  className?: string;
}) {
  const total = bands.reduce((sum, band) => sum + band.count, 0);
  if (total === 0) return null;
  let before = 0;
  return (
    <figure className={cn("min-w-0 break-inside-avoid", className)}>
      <figcaption className="sr-only">{label}</figcaption>
      <svg width="100%" height={height} aria-hidden="true" className="block rounded-xs">
        {bands.map((band) => {
          const start = before;
          before += band.count;
          return (
            <rect
              key={band.name}
              x={`${(start / total) * 100}%`}
              width={`${(band.count / total) * 100}%`}
              height={height}
              fill={GROUP_MARK[band.tone]}
              stroke="var(--color-background)"
            />
          );
        })}
      </svg>
      <BandWords bands={bands} className="mt-1.5" />
    </figure>
  );
}
