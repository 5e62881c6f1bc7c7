"use client";

import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/ui/cn";

const ITEM =
  "flex min-h-8 w-full items-center gap-2 rounded-sm px-2 text-start outline-none data-highlighted:bg-muted pointer-coarse:min-h-11";

/** A menu behind a button. Its children are `MenuItem`, `MenuLink`, `MenuLabel` and `MenuSeparator`. */
export function DropdownMenu({
  trigger,
  align = "end",
  className,
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className={cn(
            "z-50 min-w-48 max-w-[calc(100vw-24px)] animate-appear rounded-lg bg-popover p-1.5 text-popover-foreground shadow-pop",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Does something. */
export function MenuItem({ className, ...rest }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item className={cn(ITEM, className)} {...rest} />;
}

/** Leads somewhere. */
export function MenuLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Radix.Item asChild>
      <Link prefetch={false} className={cn(ITEM, className)} {...rest} />
    </Radix.Item>
  );
}

/** Names what follows, or says whose menu it is. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1.5 text-muted-foreground text-xs">{children}</Radix.Label>;
}

/** A hairline between groups. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-border" />;
}
