import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

/** A link within text or beside it: underlined, so that it is one without its colour too. */
export function TextLink({ className, prefetch = false, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={prefetch}
      className={cn(
        "rounded-sm font-medium text-primary underline decoration-primary/35 decoration-1 underline-offset-3 hover:decoration-primary",
        className,
      )}
      {...rest}
    />
  );
}
