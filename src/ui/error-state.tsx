"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";

/**
 * Something could not be shown: one sentence, a way to try again, and an id to quote. `retry` replaces reloading the data
 * of the page. It takes the place of what failed, so that the layout around it stays.
 */
export function ErrorState({
  title = "This could not be shown",
  children = "What is stored is safe. Try again; if it fails again, quote the id below.",
  errorId,
  retry,
  className,
}: {
  title?: ReactNode;
  children?: ReactNode;
  errorId?: string;
  retry?: () => void;
  className?: string;
}) {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <div role="alert" className={cn("max-w-prose", className)}>
      <p className="font-semibold">{title}</p>
      <p className="text-muted-foreground">{children}</p>
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
          {pending ? "Trying again" : "Try again"}
        </Button>
        {errorId ? <code className="font-mono text-xs text-muted-foreground">id {errorId}</code> : null}
      </div>
    </div>
  );
}
