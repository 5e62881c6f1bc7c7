import type { VariantProps } from "class-variance-authority";
import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonVariants } from "@/ui/button-variants";
import { cn } from "@/ui/cn";

/** A link that looks like a button, for what leads elsewhere. It does not prefetch: most of its targets are computed pages. */
export function ButtonLink({
  className,
  variant,
  size,
  prefetch = false,
  ...rest
}: ComponentProps<typeof Link> & VariantProps<typeof buttonVariants>) {
  return <Link prefetch={prefetch} className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}
