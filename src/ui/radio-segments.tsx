import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** A choice of one among two to five short words, in one line: a fieldset of native radio buttons. */
export function RadioSegments({
  legend,
  hideLegend,
  name,
  options,
  value,
  defaultValue,
  onChoose,
  className,
}: {
  legend: ReactNode;
  hideLegend?: boolean;
  name: string;
  options: readonly { value: string; label: ReactNode }[];
  value?: string;
  defaultValue?: string;
  onChoose?: (value: string) => void;
  className?: string;
}) {
  return (
    <fieldset className={cn("min-w-0", className)}>
      <legend className={hideLegend ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
      <div className="inline-flex gap-0.5 rounded-md border border-input bg-muted p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative flex min-h-6 items-center rounded-sm px-2.5 font-medium text-muted-foreground hover:text-foreground has-checked:bg-card has-checked:text-foreground has-checked:shadow-raise has-checked:ring-1 has-checked:ring-input has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring pointer-coarse:min-h-10"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={onChoose ? () => onChoose(option.value) : undefined}
              readOnly={value !== undefined && !onChoose ? true : undefined}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
