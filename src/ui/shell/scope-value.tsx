"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/ui/cn";
import { Popover } from "@/ui/popover";

/**
 * A value of the scope sentence: a button with a dashed underline that opens a small window with the choices (links or a
 * form; the choice itself lives in the URL). The window closes when something in it was chosen.
 */
export function ScopeValue({
  name,
  value,
  className,
  children,
}: {
  /** What the value is, for screen readers: "Period". */
  name: string;
  value: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={name}
      open={open}
      onOpenChange={setOpen}
      className={className}
      trigger={
        <button
          type="button"
          className={cn(
            "inline-flex min-h-6 items-center gap-1 border-input border-b border-dashed pt-0.5 font-medium text-foreground hover:border-solid",
          )}
        >
          <span className="sr-only">{name}: </span>
          {value}
          <ChevronDown size={12} aria-hidden="true" className="shrink-0 print:hidden" />
        </button>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its links do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by key sends a click too */}
      <div onClick={(event) => event.target instanceof Element && event.target.closest("a") && setOpen(false)}>
        {children}
      </div>
    </Popover>
  );
}
