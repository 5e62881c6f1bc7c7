"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";

/**
 * Something could not be shown: one sentence, a way to try again, and an id to quote. `retry` replaces reloading the data
 * of the page. It takes the place of what failed, so that the layout around it stays.
 */
export function ErrorState({
  title,
  children,
  errorId,
  retry,
  more,
  className,
}: {
  title?: ReactNode;
  children?: ReactNode;
  errorId?: string;
  retry?: () => void;
  /** Another way on, beside trying again. */
  more?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui.error");
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <div role="alert" className={cn("max-w-prose", className)}>
      <p className="font-semibold">{title ?? t("title")}</p>
      <p className="text-muted-foreground">{children ?? t("text")}</p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button
          aria-disabled={pending || undefined}
          onClick={() =>
            start(() => {
              router.refresh();
              retry?.();
            })
          }
        >
          {t(pending ? "trying" : "again")}
        </Button>
        {more}
        {errorId ? <code className="font-mono text-xs text-muted-foreground">{t("id", { id: errorId })}</code> : null}
      </div>
    </div>
  );
}
