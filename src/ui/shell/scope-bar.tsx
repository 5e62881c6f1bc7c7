import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/**
 * The scope sentence below the top bar: the filters read as prose, "Everyone who answered *All customers* between *1 Aug –
 * 31 Oct*". Words are `ScopeWord`, values `ScopeValue`. On a phone the words go and the line scrolls. `actions` stand at the end.
 */
export function ScopeBar({
  label,
  actions,
  className,
  children,
}: {
  label?: string;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <div
      className={cn(
        "flex min-h-10 items-center gap-2 border-border border-b px-4 sm:px-6 print:border-0 print:px-0",
        className,
      )}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a sentence of buttons is no fieldset */}
      <div
        role="group"
        aria-label={label ?? t("shown")}
        className="relative -mx-1 flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto whitespace-nowrap px-1 py-1 text-muted-foreground [scrollbar-width:none] max-sm:pe-6 max-sm:ltr:mask-r-from-[calc(100%-1.5rem)] max-sm:rtl:mask-l-from-[calc(100%-1.5rem)] sm:flex-wrap sm:overflow-visible"
      >
        {children}
      </div>
      {actions ? <div className="flex shrink-0 items-center gap-2 print:hidden">{actions}</div> : null}
    </div>
  );
}

/** A word of the sentence between two values; below 640 px only read aloud. */
export function ScopeWord({ children }: { children: ReactNode }) {
  return <span className="sr-only sm:not-sr-only">{children}</span>;
}
