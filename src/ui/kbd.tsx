import type { ReactNode } from "react";

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-border bg-card px-1.25 font-sans text-subtle-foreground text-xs">
      {children}
    </kbd>
  );
}
