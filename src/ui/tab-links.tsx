import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** Parts of one place as links, one of them current. Each has its own address, so it can be shared and gone back to. */
export function TabLinks({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly { href: string; label: ReactNode; count?: ReactNode; current?: boolean }[];
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn(
        "inline-flex max-w-full gap-0.5 overflow-x-auto rounded-md border border-border bg-muted p-0.5",
        className,
      )}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          prefetch={false}
          aria-current={tab.current ? "page" : undefined}
          className={cn(
            "flex min-h-6.5 items-center gap-1.5 whitespace-nowrap rounded-sm px-2.5 font-medium -outline-offset-1 pointer-coarse:min-h-10",
            tab.current
              ? "bg-card text-foreground shadow-raise [scroll-initial-target:nearest]"
              : "text-muted-foreground hover:text-foreground",
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : <span>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
