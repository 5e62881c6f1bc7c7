import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

/**
 * A ruled table: head over a line, rows on hairlines, no stripes. It scrolls sideways in its own box where it must, and that
 * box can be reached by keyboard. `caption` names it for everybody; `hideCaption` when a heading above says the same.
 */
export function Table({
  caption,
  hideCaption = true,
  className,
  children,
  ...rest
}: ComponentProps<"table"> & { caption: string; hideCaption?: boolean }) {
  return (
    // Relative, or words for screen readers in its last columns would widen the page.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="relative -mx-1 overflow-x-auto px-1" tabIndex={0} aria-label={caption}>
      <table className={cn("w-full border-collapse text-start", className)} {...rest}>
        <caption className={hideCaption ? "sr-only" : "pb-1 text-start text-muted-foreground text-xs"}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}

/** A column's name. `numeric` aligns at the end edge; `sorted` says and shows the order. */
export function Th({
  numeric,
  sorted,
  className,
  children,
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean; sorted?: "ascending" | "descending" }) {
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cn(
        "whitespace-nowrap border-rule border-b px-2 py-1.5 font-medium text-muted-foreground text-xs first:ps-0 last:pe-0",
        numeric ? "text-end" : "text-start",
        className,
      )}
      {...rest}
    >
      {sorted ? (
        <span className="inline-flex items-center gap-1">
          {children}
          {sorted === "ascending" ? (
            <ArrowUp size={12} aria-hidden="true" />
          ) : (
            <ArrowDown size={12} aria-hidden="true" />
          )}
        </span>
      ) : (
        children
      )}
    </th>
  );
}

/** A row; `selected` gives it a soft fill and a bar at its start. */
export function Tr({ selected, className, ...rest }: ComponentProps<"tr"> & { selected?: boolean }) {
  return (
    <tr
      aria-current={selected ? "true" : undefined}
      className={cn(
        selected &&
          "bg-primary-soft shadow-[inset_3px_0_0_var(--color-primary)] rtl:shadow-[inset_-3px_0_0_var(--color-primary)]",
        className,
      )}
      {...rest}
    />
  );
}

/** A cell; `head` makes it its row's name. Numbers stand at the end edge, people's words keep their own direction. */
export function Td({
  numeric,
  head,
  className,
  ...rest
}: ComponentProps<"td"> & { numeric?: boolean; head?: boolean }) {
  const shared = cn(
    "border-border border-b px-2 py-1.5 align-top first:ps-0 last:pe-0",
    numeric ? "whitespace-nowrap text-end" : "text-start",
    // A name keeps room for its words on a phone: the table scrolls instead.
    head && "font-normal max-sm:min-w-32",
    className,
  );
  return head ? <th scope="row" className={shared} {...rest} /> : <td className={shared} {...rest} />;
}
