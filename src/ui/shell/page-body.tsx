import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

const WIDTH = { full: "", wide: "mx-auto max-w-6xl", narrow: "mx-auto max-w-2xl" };

/** The page's own content, 24 px from the edges (16 at 390), with room for the bottom bar on a phone. Where "skip" leads. */
export function PageBody({
  width = "full",
  className,
  children,
}: {
  width?: keyof typeof WIDTH;
  className?: string;
  children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cn("px-4 pt-3.5 pb-24 outline-none sm:px-6 sm:pt-3 sm:pb-12 print:p-0", WIDTH[width], className)}
    >
      {children}
    </main>
  );
}
