"use client";

import { useTranslations } from "next-intl";

/** What a server action replies: whether it did it, and a sentence. */
interface Reply {
  readonly ok: boolean;
  readonly message: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** Waits for what a press began. Where the server cannot be reached the reply says that, so that no button waits for ever. */
export function useReached(): <Given extends Reply>(action: Promise<Given>) => Promise<Given | Reply> {
  const t = useTranslations("ui");
  return (action) => action.catch(() => ({ ok: false, message: t("unreachable"), errors: {} }));
}
