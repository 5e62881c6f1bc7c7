import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

const LOOK = {
  plain: "border border-border bg-card text-muted-foreground",
  live: "bg-primary-soft font-semibold text-primary",
  better: "bg-better-soft font-semibold text-better",
  worse: "border border-worse/35 text-worse",
  muted: "bg-same-soft text-same",
  failed: "bg-destructive-soft font-semibold text-destructive",
};

/** A short word about a thing: its state or a tag. `worse` is for what is late or bad news, `failed` for errors only. */
export function Badge({
  tone = "plain",
  className,
  children,
}: {
  tone?: keyof typeof LOOK;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full items-center gap-1 truncate whitespace-nowrap rounded-sm px-1.5 text-xs",
        LOOK[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
