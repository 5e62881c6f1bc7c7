import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";

/** In place of a part of a page that took too long: that it did, and what to ask less of. */
export function SlowSection({ id, title, hint }: { id?: string; title: ReactNode; hint?: ReactNode }) {
  return (
    <Section id={id} title={title} className="print:mt-6">
      <SlowPart hint={hint} className="mt-2" />
    </Section>
  );
}

/** The same as a paragraph, where the part has a title of its own. */
export function SlowPart({ hint, className }: { hint?: ReactNode; className?: string }) {
  const t = useTranslations("ui.slow");
  return (
    <p className={cn("max-w-prose text-muted-foreground", className)}>
      — {t("title")}. {hint ?? t("part")}
    </p>
  );
}

/** In place of a list that took too long to find. */
export function SlowList({ hint }: { hint?: ReactNode }) {
  const t = useTranslations("ui.slow");
  return (
    <EmptyState title={t("title")} className="mt-4">
      {hint ?? t("part")}
    </EmptyState>
  );
}
