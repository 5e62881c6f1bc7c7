import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";
import { Figure } from "@/ui/figure";
import { IntervalRuler } from "@/ui/interval-ruler";
import type { RulerInput } from "@/ui/ruler-geometry";
import { VerdictChip } from "@/ui/verdict-chip";
import type { Assessment, Direction } from "@/ui/verdict-tone";

/** A number as a tile shows it: every part already in words. `value` null means nothing to say, and `reason` says why. */
export interface TileNumber {
  label: string;
  value: string | null;
  unit?: string;
  /** "between 34 and 42"; takes the reason's place when there is a value. */
  between?: string | null;
  reason?: string;
  ruler?: RulerInput | null;
  rough?: boolean;
  direction?: Direction;
  assessment?: Assessment;
  /** "−3.3 pts", beside the verdict. */
  change?: string;
  count?: string;
  goal?: string;
}

const BOX = "group block min-w-0 rounded-sm";

/**
 * One number with all that belongs to it: label, value, interval, ruler, verdict with its change, count and goal. With `href`
 * the whole tile is one link. `action` takes the verdict's place where there is something to do instead. Every state has
 * the same height.
 */
export function Tile({
  number: n,
  href,
  action,
  className,
}: {
  number: TileNumber;
  href?: string;
  action?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui");
  const body = (
    <>
      <span className="block font-medium text-muted-foreground text-xs">{n.label}</span>
      <span className="mt-1 flex h-8 items-center">
        {n.value === null ? (
          <span aria-hidden="true" className="font-semibold text-figure text-subtle-foreground">
            —
          </span>
        ) : (
          <Figure value={n.value} unit={n.unit} rough={n.rough} className="group-[a]:group-hover:text-primary" />
        )}
      </span>
      <span className="block min-h-4 text-muted-foreground text-xs">{n.value === null ? n.reason : n.between}</span>
      <IntervalRuler
        className="mt-1.5 mb-2"
        tone={n.assessment}
        rough={n.rough}
        {...(n.value === null ? {} : n.ruler)}
      />
      <span className="flex min-h-5 flex-wrap items-center gap-x-1.5 text-xs">
        {action ?? (
          <>
            {n.rough ? (
              <span className="inline-flex h-5 items-center rounded-sm border border-border px-1.5 font-medium text-muted-foreground">
                {t("rough")}
              </span>
            ) : null}
            <VerdictChip direction={n.direction ?? null} assessment={n.assessment ?? null} />
            {n.change ? <bdi className="text-muted-foreground">{n.change}</bdi> : null}
          </>
        )}
      </span>
      <span className="mt-1.5 flex min-h-4 flex-wrap justify-between gap-x-2 text-subtle-foreground text-xs">
        <bdi>{n.count}</bdi>
        {n.goal ? <bdi>{n.goal}</bdi> : null}
      </span>
    </>
  );
  if (!href) return <div className={cn(BOX, className)}>{body}</div>;
  return (
    <Link href={href} prefetch={false} className={cn(BOX, className)}>
      {body}
    </Link>
  );
}
