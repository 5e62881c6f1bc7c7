import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/**
 * Nothing to show, said as nothing, with why and what to do. Four kinds differ and say so in their words: nothing yet,
 * filtered away, protected, failed (that one is `ErrorState`). `page` makes it the page's own sentence.
 */
export function EmptyState({
  title,
  children,
  actions,
  page,
  className,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  page?: boolean;
  className?: string;
}) {
  return (
    <div className={cn(page ? "mx-auto max-w-3xl py-12" : "max-w-prose py-4", className)}>
      {page ? (
        <h1 className="font-medium font-voice text-verdict-small text-balance sm:text-verdict">{title}</h1>
      ) : (
        <p className="font-semibold">{title}</p>
      )}
      {children ? (
        <div className={page ? "mt-2 text-lg text-muted-foreground" : "text-muted-foreground"}>{children}</div>
      ) : null}
      {actions ? (
        <div className={cn("flex flex-wrap items-center gap-3", page ? "mt-6" : "mt-3")}>{actions}</div>
      ) : null}
    </div>
  );
}
