import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";
import { controlClasses } from "@/ui/control-classes";

/** A native select with the field's looks: every phone and screen reader knows it. Options are its children. */
export function NativeSelect({ className, tall, children, ...rest }: ComponentProps<"select"> & { tall?: boolean }) {
  return (
    <span className={cn("relative block w-full min-w-0", className)}>
      <select
        className={cn(controlClasses, "appearance-none pe-8", tall ? "h-11 text-lg" : "h-9 pointer-coarse:h-11")}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute inset-e-2.5 top-1/2 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
