"use client";

import { useTranslations } from "next-intl";
import { type Place, placeName, placeOf } from "@/features/surveys/builder/name-place";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { Notice } from "@/ui/notice";

const AT_ONCE = 6;

/** What keeps the draft from being stored, each with the way to it. The work is on this device meanwhile. */
export function MissingList({ builder, onGo }: { builder: Builder; onGo: (place: Place) => void }) {
  const t = useTranslations("builder");
  const { errors, settled } = builder;
  if (errors.length === 0) return null;
  const more = errors.length - AT_ONCE;
  return (
    <Notice tone="blocks" title={t("missing.title", { n: errors.length })}>
      <ul className="grid gap-1 pt-1">
        {errors.slice(0, AT_ONCE).map(({ path, message }) => {
          const place = placeOf(settled, path);
          return (
            <li key={`${path} ${message}`}>
              {place ? (
                <button
                  type="button"
                  onClick={() => onGo(place)}
                  className="min-h-6 rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3"
                >
                  {placeName(settled, place, t)}
                </button>
              ) : (
                <span className="font-medium text-foreground">{t("places.survey")}</span>
              )}
              {": "}
              {message}
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="pt-1 text-xs">{t("missing.more", { n: more })}</p> : null}
      <p className="pt-1 text-xs">{t("missing.kept")}</p>
    </Notice>
  );
}
