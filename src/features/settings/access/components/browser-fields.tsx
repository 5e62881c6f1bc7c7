"use client";

import { useLocale } from "next-intl";
import { useEffect, useState } from "react";

/** What the browser says of itself, sent with a form; without a script UTC and English. `onKnown` is told as words. */
export function BrowserFields({ onKnown }: { onKnown?: (words: string) => void }) {
  const shown = useLocale();
  const [known, setKnown] = useState({ zone: "UTC", locale: "en" });
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    const locale = navigator.language || "en";
    setKnown({ zone, locale });
    const language = new Intl.DisplayNames([shown], { type: "language" }).of(locale.split("-")[0] ?? "en");
    onKnown?.(`${language ?? locale}, ${zone}`);
  }, [onKnown, shown]);
  return (
    <>
      <input type="hidden" name="zone" value={known.zone} />
      <input type="hidden" name="locale" value={known.locale} />
    </>
  );
}
