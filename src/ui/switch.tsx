import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/ui/cn";

/** On or off at once: a native checkbox with the role of a switch, its label before it. */
export function Switch({
  label,
  note,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; note?: ReactNode }) {
  return (
    <label className={cn("flex min-h-8 items-center justify-between gap-4 pointer-coarse:min-h-11", className)}>
      <span className="min-w-0">
        <span className="font-medium">{label}</span>
        {note ? <span className="block text-muted-foreground text-xs">{note}</span> : null}
      </span>
      <span className="relative shrink-0">
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says itself whether it is checked
          role="switch"
          className="peer block h-5 w-9 appearance-none rounded-full border border-input bg-muted transition-colors duration-120 checked:border-primary checked:bg-primary"
          {...rest}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-s-1 top-1 size-3 rounded-full bg-input transition-[inset-inline-start] duration-120 peer-checked:inset-s-5 peer-checked:bg-primary-foreground"
        />
      </span>
    </label>
  );
}
