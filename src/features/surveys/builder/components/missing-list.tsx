"use client";

import { type Place, placeName, placeOf } from "@/features/surveys/builder/name-place";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { Notice } from "@/ui/notice";

const AT_ONCE = 6;

/** What keeps the draft from being stored, each with the way to it. The work is on this device meanwhile. */
export function MissingList({ builder, onGo }: { builder: Builder; onGo: (place: Place) => void }) {
  const { errors, settled } = builder;
  if (errors.length === 0) return null;
  const more = errors.length - AT_ONCE;
  return (
    <Notice tone="blocks" title={errors.length === 1 ? "One thing is missing" : `${errors.length} things are missing`}>
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
                  {placeName(settled, place)}
                </button>
              ) : (
                <span className="font-medium text-foreground">The survey</span>
              )}
              {": "}
              {message}
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="pt-1 text-xs">{more} more after these.</p> : null}
      <p className="pt-1 text-xs">
        Until then your work is kept on this device, and the last complete draft is stored.
      </p>
    </Notice>
  );
}
