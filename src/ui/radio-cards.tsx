import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** One card of `RadioCards`. */
export interface RadioCard {
  value: string;
  title: ReactNode;
  text?: ReactNode;
  note?: ReactNode;
}

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3", 4: "sm:grid-cols-2 lg:grid-cols-4" };

/**
 * A choice of one among a few that each need a line of explanation: a fieldset of native radio buttons, each a card. Works
 * without JavaScript; with `onChoose` it also tells.
 */
export function RadioCards({
  legend,
  hideLegend,
  name,
  cards,
  value,
  defaultValue,
  onChoose,
  columns = 3,
  error,
  className,
}: {
  legend: ReactNode;
  hideLegend?: boolean;
  name: string;
  cards: readonly RadioCard[];
  value?: string;
  defaultValue?: string;
  onChoose?: (value: string) => void;
  columns?: keyof typeof COLUMNS;
  error?: ReactNode;
  className?: string;
}) {
  return (
    <fieldset className={cn("min-w-0", className)}>
      <legend className={hideLegend ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
      <div className={cn("grid gap-3", COLUMNS[columns])}>
        {cards.map((card) => (
          <label
            key={card.value}
            className="relative block min-h-11 rounded-md border border-input bg-card px-3.5 py-3 transition-colors duration-120 hover:bg-muted has-checked:border-primary has-checked:bg-primary-soft has-checked:ring-1 has-checked:ring-primary has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
              {...(value === undefined
                ? { defaultChecked: card.value === defaultValue }
                : { checked: card.value === value })}
              onChange={onChoose ? () => onChoose(card.value) : undefined}
              readOnly={value !== undefined && !onChoose ? true : undefined}
            />
            <span className="block font-semibold text-lg leading-5">{card.title}</span>
            {card.text ? <span className="mt-0.5 block">{card.text}</span> : null}
            {card.note ? <span className="block text-muted-foreground text-xs">{card.note}</span> : null}
          </label>
        ))}
      </div>
      <div aria-live="polite">{error ? <p className="mt-1 text-destructive text-xs">{error}</p> : null}</div>
    </fieldset>
  );
}
