"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type DeviceCopy, forgetOnDevice, readFromDevice } from "@/features/surveys/builder/device-copy";
import { latestStored } from "@/features/surveys/builder/use-autosave";
import type { Builder } from "@/features/surveys/builder/use-builder";
import type { BuilderView } from "@/features/surveys/builder/view";
import { sayClock } from "@/platform/i18n/say-days";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

/** Work that this device kept because it could not be stored, offered again. */
export function RecoverNotice({ view, acts }: { view: BuilderView; acts: Builder["acts"] }) {
  const t = useTranslations("builder.recover");
  const locale = useLocale();
  const [copy, setCopy] = useState<DeviceCopy | null>(null);
  const { userId, id, zone } = view;
  // Once, as the page opens: the device is not known to the server.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept later is this very work
  useEffect(() => {
    const kept = readFromDevice(userId, id);
    if (!kept) return;
    if (isSame(kept.definition, latestStored(view).definition)) forgetOnDevice(userId, id);
    else setCopy(kept);
  }, [userId, id]);
  if (!copy) return null;
  const elsewhere = copy.basedOn !== latestStored(view).mark;
  return (
    <Notice
      tone="consider"
      title={t("title", { at: sayClock(new Date(copy.at), new Date(), zone, locale) })}
      action={
        <span className="flex gap-2">
          <Button
            onClick={() => {
              acts.change(copy.definition);
              setCopy(null);
            }}
          >
            {t("go")}
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              forgetOnDevice(userId, id);
              setCopy(null);
            }}
          >
            {t("drop")}
          </Button>
        </span>
      }
    >
      {elsewhere ? t("elsewhere") : t("undo")}
    </Notice>
  );
}

/** Equal as documents: the database keeps the names of a document in an order of its own. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}
