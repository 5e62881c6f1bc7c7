import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/ui/cn";

/** A native checkbox with its label, and a small note under it. */
export function Checkbox({
  label,
  note,
  end,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; note?: ReactNode; end?: ReactNode }) {
  return (
    <label
      className={cn("flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center", className)}
    >
      <span className="relative mt-0.5 grid shrink-0 place-items-center">
        <input
          type="checkbox"
          className="peer size-4 appearance-none rounded-[3px] border border-input bg-card checked:border-primary checked:bg-primary not-checked:disabled:bg-muted"
          {...rest}
        />
        <Check
          size={12}
          strokeWidth={2.5}
          aria-hidden="true"
          className="pointer-events-none absolute hidden text-primary-foreground peer-checked:block"
        />
      </span>
      <span className="wrap-anywhere min-w-0 flex-1">
        {label}
        {note ? <span className="block text-muted-foreground text-xs">{note}</span> : null}
      </span>
      {end ? <span className="text-muted-foreground text-xs leading-5">{end}</span> : null}
    </label>
  );
}
