import { type ReactNode, useId } from "react";
import { cn } from "@/ui/cn";

/**
 * A ruled part of a page: a line with a 32×3 mark at its start, a title in the voice of the product (a finding where there is
 * one), and a small line below it (definition, unit, count).
 */
export function Section({
  title,
  dek,
  actions,
  level = 2,
  thin,
  id,
  className,
  children,
}: {
  title: ReactNode;
  dek?: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
  /** A hairline instead of the ruled top, for a part of a part. */
  thin?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
}) {
  const made = useId();
  const heading = `${id ?? made}-title`;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className={cn(
        "relative min-w-0 border-t pt-2.25",
        thin
          ? "border-border"
          : "border-rule before:absolute before:inset-s-0 before:-top-px before:h-0.75 before:w-8 before:bg-rule",
        className,
      )}
    >
      <div className="flex items-start justify-between gap-4">
        <Heading id={heading} className="min-w-0 font-semibold font-voice text-finding text-balance">
          {title}
        </Heading>
        {actions ? <div className="flex shrink-0 items-center gap-0.5 print:hidden">{actions}</div> : null}
      </div>
      {dek ? <p className="mt-0.5 max-w-[90ch] text-xs text-muted-foreground">{dek}</p> : null}
      {children}
    </section>
  );
}
