import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TileView } from "@/features/dashboards/overview/describe-tiles";
import { commaOf } from "@/platform/i18n/locale";
import { cn } from "@/ui/cn";
import { Figure } from "@/ui/figure";
import { IntervalRuler } from "@/ui/interval-ruler";
import { VerdictChip } from "@/ui/verdict-chip";

/**
 * One number in three lines, low enough that two rows and a trend fit a screen: its name and the word of change, the value
 * with its ruler, and small how many answered, how sure, the goal. It opens what it means; its name, the screen it is told on.
 */
export function NumberTile({ tile, className }: { tile: TileView; className?: string }) {
  const locale = useLocale();
  const comma = commaOf(locale);
  const { number, change, ruler, goal } = tile;
  const rough = number?.precision === "rough";
  const shown = number !== null && number.value !== null;
  return (
    <TileLink tile={tile} className={cn("group block min-w-0 rounded-sm", className)}>
      {/* What has no room for its difference beside the word goes without: the value stands right below. */}
      <span className="@container flex min-h-5 flex-wrap items-center gap-x-2 text-xs xl:h-5 xl:overflow-clip xl:[overflow-clip-margin:2px]">
        {tile.screen ? (
          <Link
            href={tile.screen}
            prefetch={false}
            className="relative z-10 -my-0.5 inline-flex min-h-6 min-w-6 items-center font-medium text-muted-foreground hover:text-foreground hover:underline"
          >
            {tile.label}
          </Link>
        ) : (
          <span className="wrap-anywhere min-w-0 font-medium text-muted-foreground group-hover:text-foreground group-hover:underline">
            {tile.label}
          </span>
        )}
        {change ? (
          <VerdictChip direction={change.direction} assessment={change.assessment} yields={locale === "de"} />
        ) : null}
        {change?.difference ? <bdi className="text-muted-foreground">{change.difference}</bdi> : null}
      </span>
      {shown ? (
        // The ruler goes below a value that leaves it no room.
        <span className="flex h-8 items-center gap-x-3 max-xl:h-auto max-xl:min-h-8 max-xl:flex-wrap">
          <Figure
            value={number.value ?? ""}
            unit={number.unit}
            rough={rough}
            className="shrink-0 group-hover:text-primary"
          />
          <IntervalRuler
            {...(ruler ?? {})}
            rough={rough}
            tone={change?.assessment ?? null}
            className="min-w-12 max-w-44 flex-1"
          />
        </span>
      ) : (
        <span
          aria-hidden="true"
          className="flex h-6 items-center font-semibold text-subtle-foreground text-lg sm:h-8 sm:text-figure"
        >
          —
        </span>
      )}
      <span className="flex flex-wrap justify-between gap-x-3 text-subtle-foreground text-xs">
        {shown ? (
          <span>
            <bdi>{number.count}</bdi>
            {number.between ? comma : ""}
            <bdi>{number.between}</bdi>
          </span>
        ) : (
          <bdi>{tile.instead}</bdi>
        )}
        {tile.waits ? <bdi>{tile.waits}</bdi> : null}
        {tile.sent ? <bdi>{tile.sent}</bdi> : null}
        {goal ? <bdi className="font-medium text-foreground">{goal}</bdi> : null}
      </span>
    </TileLink>
  );
}

/** All of the tile opens what its number means; where its name leads to a screen, the two are neighbours. */
function TileLink({ tile, className, children }: { tile: TileView; className: string; children: ReactNode }) {
  const t = useTranslations("overview.tile");
  if (tile.screen === null)
    return (
      <Link href={tile.href} prefetch={false} className={className}>
        {children}
      </Link>
    );
  return (
    <div className={cn("relative", className)}>
      {children}
      <Link
        href={tile.href}
        prefetch={false}
        aria-label={`${tile.label}: ${t("meaning")}`}
        className="absolute inset-0 rounded-sm"
      />
    </div>
  );
}
