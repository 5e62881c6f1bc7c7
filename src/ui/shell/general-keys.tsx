"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Dialog } from "@/ui/dialog";
import { KeysList } from "@/ui/rows/keys-list";
import { useLetterKeys } from "@/ui/rows/letter-keys";
import { isPageKey, usePageKeys } from "@/ui/rows/use-page-keys";
import { GO_KEYS } from "@/ui/shell/go-keys";

/** How long G waits for its letter. */
const GO_MS = 1500;

/** The keys that work on every page of a workspace, and their list: ? opens it where a page has no list of its own. */
export function GeneralKeys({
  home,
  open,
  onOpenChange,
}: {
  home: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("ui.keys");
  useGoKeys(home);
  usePageKeys(
    (key) => {
      if (key === "?") onOpenChange(true);
      return key === "?";
    },
    { last: true },
  );
  return (
    <Dialog title={t("title")} open={open} onOpenChange={onOpenChange}>
      <KeysList />
    </Dialog>
  );
}

/** G and then a letter lead to a place. Heard before the page hears its own, whose letter the second may be. */
function useGoKeys(home: string): void {
  const router = useRouter();
  const [letters] = useLetterKeys();
  useEffect(() => {
    if (!letters) return;
    let since = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !isPageKey(event)) return;
      const waits = event.timeStamp - since < GO_MS;
      since = Number.NEGATIVE_INFINITY;
      const key = event.key.toLowerCase();
      const place = waits ? GO_KEYS.find((one) => one.key === key) : undefined;
      if (place) {
        event.preventDefault();
        event.stopPropagation();
        router.push(home + place.path);
      } else if (key === "g") since = event.timeStamp;
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, [letters, home, router]);
}
