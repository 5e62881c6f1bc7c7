"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { cn } from "@/ui/cn";
import { Popover } from "@/ui/popover";

const TOKEN =
  "h-7 max-w-full rounded-sm border border-border bg-muted px-2 font-medium text-foreground text-sm transition-colors duration-120 hover:border-input aria-invalid:border-destructive pointer-coarse:h-11 pointer-coarse:text-base";

export interface TokenOption {
  readonly value: string;
  readonly label: string;
}

export interface TokenGroup {
  readonly label: string;
  readonly options: readonly TokenOption[];
}

/** A word of a sentence that can be another: a native select as wide as what is chosen. */
export function TokenSelect({
  label,
  value,
  options = [],
  groups = [],
  onValue,
  className,
  ...rest
}: Omit<ComponentProps<"select">, "onChange" | "value"> & {
  /** What is chosen here, for who does not see the sentence. */
  label: string;
  value: string;
  options?: readonly TokenOption[];
  groups?: readonly TokenGroup[];
  onValue: (value: string) => void;
}) {
  return (
    <span className={cn("relative inline-block min-w-0 max-w-full align-middle", className)}>
      <select
        {...rest}
        aria-label={label}
        value={value}
        className={cn(TOKEN, "field-sizing-content appearance-none truncate pe-6")}
        onChange={(event) => onValue(event.target.value)}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
        {groups.map((group) =>
          group.options.length === 0 ? null : (
            <optgroup key={group.label} label={group.label}>
              {group.options.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
      <ChevronDown
        size={12}
        aria-hidden="true"
        className="pointer-events-none absolute inset-e-2 top-1/2 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}

/** A word of a sentence that is typed. */
export function TokenInput({ label, className, ...rest }: ComponentProps<"input"> & { label: string }) {
  return (
    <input
      dir={rest.type === undefined || rest.type === "text" ? "auto" : undefined}
      {...rest}
      aria-label={label}
      className={cn(TOKEN, "field-sizing-content min-w-24", className)}
    />
  );
}

/** Several values at once, as a button that says them and a small window with a box for each. */
export function TokenMany({
  label,
  said,
  options,
  chosen,
  onChosen,
}: {
  label: string;
  /** The chosen values in words. */
  said: string;
  options: readonly TokenOption[];
  chosen: readonly string[];
  onChosen: (values: string[]) => void;
}) {
  return (
    <Popover
      label={label}
      className="w-56"
      trigger={
        <Button variant="quiet" size="sm" className={cn(TOKEN, "shrink")} aria-label={`${label}: ${said}`}>
          <bdi className="truncate">{said}</bdi>
          <ChevronDown size={12} aria-hidden="true" className="text-muted-foreground" />
        </Button>
      }
    >
      <fieldset className="grid gap-1">
        <legend className="sr-only">{label}</legend>
        {options.map(({ value, label: name }) => (
          <Checkbox
            key={value}
            label={<bdi>{name}</bdi>}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChosen(
                options
                  .map((one) => one.value)
                  .filter((one) => (one === value ? event.target.checked : chosen.includes(one))),
              )
            }
          />
        ))}
      </fieldset>
    </Popover>
  );
}
