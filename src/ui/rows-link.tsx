import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** A number that leads to the rows it counts; plain where there are none to show, or not for this reader. */
export function RowsLink({
  href,
  title,
  label,
  className,
  children,
}: {
  href: string | null | undefined;
  title?: string | undefined;
  /** Its name, where it stands apart from what says of what the number is. */
  label?: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  if (!href) return title ? <span title={title}>{children}</span> : children;
  return (
    <Link
      href={href}
      prefetch={false}
      title={title}
      aria-label={label}
      className={cn(
        "inline-block min-h-6 min-w-6 content-center rounded-sm underline decoration-border underline-offset-3 hover:text-primary hover:decoration-current pointer-coarse:min-h-11",
        className,
      )}
    >
      {children}
    </Link>
  );
}
