import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

/** A link within text or beside it: underlined, so that it is one without its colour too; 24 px high to press, wherever it stands. */
export function TextLink({ className, prefetch = false, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={prefetch}
      className={cn(
        "-my-0.5 rounded-sm py-0.5 font-medium text-primary underline decoration-primary/35 decoration-1 underline-offset-3 hover:decoration-primary",
        className,
      )}
      {...rest}
    />
  );
}
