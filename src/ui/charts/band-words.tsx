import Link from "next/link";
import { useTranslations } from "next-intl";
import { GROUP_MARK, GROUP_TEXT, type ScoreBand } from "@/ui/charts/group-tone";
import { cn } from "@/ui/cn";

/** The bands of a scale in words, each with its colour's square: "224 detractors, 17.4%". In the order of the bars, which are never mirrored. */
export function BandWords({ bands, className }: { bands: readonly ScoreBand[]; className?: string }) {
  return (
    <ul
      dir="ltr"
      className={cn("flex flex-col flex-wrap gap-x-4 gap-y-1 text-xs sm:flex-row sm:justify-between", className)}
    >
      {bands.map((band) => (
        <li key={band.name} className={cn("flex items-center gap-1.5", GROUP_TEXT[band.tone])}>
          <svg width="8" height="8" aria-hidden="true" className="shrink-0">
            <rect width="8" height="8" rx="1" fill={GROUP_MARK[band.tone]} />
          </svg>
          {band.href ? (
            <Link
              href={band.href}
              prefetch={false}
              dir="auto"
              className="inline-block min-h-6 content-center rounded-sm underline decoration-border underline-offset-3 hover:decoration-current pointer-coarse:min-h-11"
            >
              <BandWord band={band} />
            </Link>
          ) : (
            <span dir="auto">
              <BandWord band={band} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function BandWord({ band }: { band: ScoreBand }) {
  const t = useTranslations("ui.chart");
  return t.rich("band", {
    name: band.name,
    n: () => <bdi className="font-semibold">{band.countText}</bdi>,
    share: () => <bdi>{band.shareText}</bdi>,
  });
}
