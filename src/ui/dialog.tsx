"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { buttonVariants } from "@/ui/button-variants";
import { cn } from "@/ui/cn";

const PLACE = {
  middle: "inset-x-4 top-[12vh] mx-auto max-h-[80vh] max-w-lg animate-appear rounded-lg shadow-pop sm:inset-x-0",
  drawer: "inset-y-0 inset-e-0 w-full animate-slide shadow-drawer sm:w-144",
};

/**
 * A window over the page: in the middle, or a drawer of 576 px at the end edge (the whole page at 390). The focus stays within
 * and returns. `footer` stays in sight below what scrolls.
 */
export function Dialog({
  title,
  hideTitle,
  description,
  trigger,
  open,
  onOpenChange,
  place = "middle",
  footer,
  className,
  children,
}: {
  title: ReactNode;
  hideTitle?: boolean;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  place?: keyof typeof PLACE;
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const opener = useRef<Element | null>(null);
  // Radix returns the focus to its own trigger alone; without one it would be lost to the top of the page.
  const comeBack = (event: Event) => {
    if (trigger) return;
    event.preventDefault();
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && opener.current instanceof HTMLElement) opener.current.focus();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={comeBack}
          className={cn("fixed z-50 flex flex-col bg-card text-card-foreground outline-none", PLACE[place], className)}
        >
          <div className="flex items-start gap-4 px-4 pt-4 pb-2 sm:px-6">
            <div className="min-w-0 flex-1">
              <Radix.Title className={hideTitle ? "sr-only" : "font-semibold font-voice text-finding"}>
                {title}
              </Radix.Title>
              {description ? (
                <Radix.Description className="mt-0.5 text-muted-foreground">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close
              aria-label={t("close")}
              className={cn(buttonVariants({ variant: "ghost", size: "icon" }), "-me-2")}
            >
              <X size={16} aria-hidden="true" />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-5 sm:px-6">{children}</div>
          {footer ? (
            <div className="flex flex-wrap items-center gap-2 border-border border-t px-4 py-2.5 sm:px-6">{footer}</div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
