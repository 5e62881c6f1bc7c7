import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/ui/logo";
import type { Place } from "@/ui/shell/place";
import { PlaceLinks } from "@/ui/shell/place-links";

/** The bar of 48 px on top: mark, workspace, places, then the slots for search and person at the end. Props only. */
export function TopBar({
  home,
  workspace,
  places,
  search,
  person,
}: {
  home: string;
  workspace?: string;
  places: readonly Place[];
  search?: ReactNode;
  person?: ReactNode;
}) {
  return (
    <header className="flex h-12 items-center gap-3 border-border border-b bg-card px-4 sm:gap-5 sm:px-6 print:hidden">
      <Link
        href={home}
        prefetch={false}
        className="flex min-h-6 min-w-0 items-center gap-2 rounded-sm font-semibold text-base"
      >
        <Logo className="shrink-0" />
        <span className={workspace ? "sr-only sm:not-sr-only" : undefined}>Candor</span>
        {workspace ? (
          <>
            <span aria-hidden="true" className="hidden font-normal text-muted-foreground sm:inline">
              /
            </span>
            <bdi className="max-w-[24ch] truncate sm:-ms-1 sm:font-normal sm:text-muted-foreground">{workspace}</bdi>
          </>
        ) : null}
      </Link>
      <PlaceLinks places={places} bar="top" />
      <div className="ms-auto flex shrink-0 items-center gap-3 sm:gap-5">
        {search}
        {person}
      </div>
    </header>
  );
}
