"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { say } from "@/ui/toaster";

type Choice = readonly [on: boolean, choose: (on: boolean) => void];

const LetterKeysContext = createContext<Choice>([true, () => undefined]);

/** Whether single letters are shortcuts, and what changes it: who speaks to the computer, or slips, turns them off (WCAG 2.1.4). */
export function useLetterKeys(): Choice {
  return useContext(LetterKeysContext);
}

/** Around a workspace's pages: what the person chose, and who stores it. It acts at once, and no longer where it could not be stored. */
export function LetterKeys({
  chosen,
  store,
  children,
}: {
  chosen: boolean;
  store: (on: boolean) => Promise<{ readonly ok: boolean; readonly message: string | null }>;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const [on, setOn] = useState(chosen);
  const [known, setKnown] = useState(chosen);
  // The frame outlives its pages: what it is told later was chosen elsewhere.
  if (known !== chosen) {
    setKnown(chosen);
    setOn(chosen);
  }
  const choice = useMemo<Choice>(() => {
    const choose = async (next: boolean) => {
      setOn(next);
      const stored = await store(next).catch(() => null);
      if (stored?.ok) return;
      setOn(!next);
      say(stored?.message ?? t("unreachable"));
    };
    return [on, (next) => void choose(next)];
  }, [on, store, t]);
  return <LetterKeysContext value={choice}>{children}</LetterKeysContext>;
}
