"use client";

import { ClipboardList, Flag, Inbox, LayoutGrid, type LucideIcon, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/ui/cn";
import { currentPlace, type Place } from "@/ui/shell/place";

const ICON: Record<Place["icon"], LucideIcon> = {
  overview: LayoutGrid,
  feedback: Inbox,
  surveys: ClipboardList,
  customers: Users,
  goals: Flag,
};

/** The places as links in the top bar (from 640 px on) or as a bar at the bottom (below). The current one says so. */
export function PlaceLinks({ places, bar }: { places: readonly Place[]; bar: "top" | "bottom" }) {
  const t = useTranslations("ui");
  const current = currentPlace(places, usePathname());
  if (places.length === 0) return null;
  if (bar === "bottom") {
    return (
      <nav
        aria-label={t("main")}
        className="fixed inset-x-0 bottom-0 z-30 flex h-14 border-border border-t bg-card pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
      >
        {places.map((place) => {
          const Icon = ICON[place.icon];
          const here = place === current;
          return (
            <Link
              key={place.href}
              href={place.href}
              prefetch={false}
              aria-current={here ? "page" : undefined}
              className={cn(
                "flex min-w-0 flex-auto flex-col items-center justify-center gap-0.5 -outline-offset-2 text-xs",
                here ? "font-semibold text-primary" : "text-muted-foreground",
              )}
            >
              <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
              <span className="max-w-full truncate px-1">{place.label}</span>
            </Link>
          );
        })}
      </nav>
    );
  }
  return (
    <nav aria-label={t("main")} className="hidden h-12 gap-0.5 sm:flex">
      {places.map((place) => {
        const here = place === current;
        return (
          <Link
            key={place.href}
            href={place.href}
            prefetch={false}
            aria-current={here ? "page" : undefined}
            className={cn(
              "relative flex items-center gap-1.5 px-3 font-medium -outline-offset-2 transition-colors duration-120",
              here
                ? "text-foreground after:absolute after:inset-x-3 after:-bottom-px after:h-0.5 after:bg-primary"
                : "text-muted-foreground hover:text-foreground",
            )}
          >
            {place.label}
            {place.count ? <span className="font-normal text-subtle-foreground text-xs">{place.count}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}
