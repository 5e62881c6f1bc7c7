import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** The sentence a page leads with, one a page: what is the matter, in words. `children` is the smaller line below it. */
export function Verdict({ children, lead, className }: { children: ReactNode; lead?: ReactNode; className?: string }) {
  return (
    <div className={className}>
      <h1 className="font-medium font-voice text-verdict-small text-balance sm:text-verdict">{children}</h1>
      {lead ? (
        <p className={cn("mt-1.5 max-w-[90ch] text-sm text-muted-foreground sm:mt-0.5 sm:text-base")}>{lead}</p>
      ) : null}
    </div>
  );
}
