import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

const BAR = {
  know: "border-s-same-mark",
  consider: "border-s-worse-mark",
  blocks: "border-s-destructive",
  done: "border-s-primary",
};

/** Something to know about what is below: a bar of 3 px at its start, what and why, and one thing to do. */
export function Notice({
  tone = "know",
  title,
  action,
  className,
  children,
}: {
  tone?: keyof typeof BAR;
  title?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div
      role={tone === "blocks" ? "alert" : "status"}
      className={cn(
        "flex flex-wrap items-center gap-x-4 gap-y-2 border-s-3 bg-muted/60 px-3.5 py-2.5",
        BAR[tone],
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-60">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-muted-foreground">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
