import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";
import { LinkRow } from "@/ui/link-row";

/**
 * The bar above everything about one thing: the way back, its name, what is said beside it, what may be done at the end; its
 * places in a row below. On paper only the name and what is said stay.
 */
export function TitleBar({
  back,
  name,
  children,
  actions,
  places,
}: {
  back: { readonly href: string; readonly label: string };
  name: string;
  /** Beside the name: a badge, a word. */
  children?: ReactNode;
  actions?: ReactNode;
  places?: {
    readonly label: string;
    readonly links: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  };
}) {
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-border border-b px-4 pt-1 sm:px-6 print:border-0 print:px-0">
      <Link
        href={back.href}
        prefetch={false}
        aria-label={back.label}
        className={cn(
          "-ms-1 grid size-7 place-items-center rounded-sm text-muted-foreground hover:bg-muted hover:text-foreground",
          "pointer-coarse:size-11 print:hidden",
        )}
      >
        <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
      </Link>
      <bdi dir="auto" className="min-w-0 truncate font-semibold">
        {name}
      </bdi>
      {children}
      {actions ? <div className="ms-auto flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      {places ? <LinkRow label={places.label} links={places.links} className="basis-full" /> : null}
    </div>
  );
}
