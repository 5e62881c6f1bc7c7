import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/**
 * A word that opens its explanation below itself: native details, so it works by touch, key and without JavaScript. For the
 * interval of a change ("between −5.5 and −1.1") and other things that are wanted rarely.
 */
export function Hint({ word, className, children }: { word: ReactNode; className?: string; children: ReactNode }) {
  return (
    <details className={cn("group text-xs", className)}>
      <summary className="inline-flex min-h-6 list-none items-center rounded-sm text-muted-foreground underline decoration-dotted underline-offset-3 hover:text-foreground [&::-webkit-details-marker]:hidden">
        {word}
      </summary>
      <div className="mt-1 max-w-prose text-muted-foreground">{children}</div>
    </details>
  );
}
