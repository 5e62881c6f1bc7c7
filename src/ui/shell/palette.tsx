"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Kbd } from "@/ui/kbd";
import { PaletteList } from "@/ui/shell/palette-list";

/**
 * Search or jump to: a button in the top bar and ⌘K (Ctrl K) everywhere open one window that finds places, surveys, goals,
 * settings and actions. `source` gives what there is; it is asked when the window first opens.
 */
export function Palette({ source }: { source: string }) {
  const t = useTranslations("palette");
  const [open, setOpen] = useState(false);
  const opener = useRef<Element | null>(null);
  const isApple = useSyncExternalStore(nothing, onApple, () => false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const asked = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
      if (!asked || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <button
          type="button"
          aria-keyshortcuts="Meta+K Control+K"
          className="flex h-8 items-center gap-2 rounded-md px-1.5 text-muted-foreground hover:text-foreground sm:w-56 sm:border sm:border-input sm:bg-background sm:px-2.5 pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center sm:pointer-coarse:justify-start"
        >
          <Search size={16} strokeWidth={1.6} aria-hidden="true" />
          <span className="sr-only sm:not-sr-only">{t("open")}</span>
          <span className="ms-auto hidden sm:inline" aria-hidden="true">
            <Kbd>{isApple ? "⌘K" : t("ctrlK")}</Kbd>
          </span>
        </button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            // Opened by key from within the page, it gives the focus back to where it was, not to its button.
            const from = opener.current;
            if (!(from instanceof HTMLElement) || from === document.body) return;
            event.preventDefault();
            from.focus();
          }}
          className="fixed inset-x-3 top-3 z-50 mx-auto flex max-h-[calc(100dvh-24px)] max-w-xl animate-appear flex-col overflow-hidden rounded-lg bg-popover text-popover-foreground shadow-pop outline-none sm:top-[12vh] sm:max-h-[70vh]"
        >
          <Dialog.Title className="sr-only">{t("open")}</Dialog.Title>
          <PaletteList source={source} close={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const nothing = () => () => undefined;
const onApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);
