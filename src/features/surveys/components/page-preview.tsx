"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LiveFrame } from "@/features/surveys/components/live-frame";
import type { Place } from "@/features/surveys/components/word-fields";
import { Button } from "@/ui/button";

/**
 * The real page in a phone's frame, drawn anew shortly after each change by the renderer that respondents meet. Every step
 * can be walked; nothing is stored.
 */
export function PagePreview({
  url,
  firstUrl,
  fields,
  place,
}: {
  url: string;
  firstUrl: string;
  fields: Readonly<Record<string, string>>;
  place: Place;
}) {
  const t = useTranslations("newSurvey");
  const [failed, setFailed] = useState(false);
  const [again, setAgain] = useState(0);
  const body = new URLSearchParams({ ...fields, ...stepFields(place), again: String(again) }).toString();
  return (
    <div className="flex w-full flex-col items-center">
      <div className="relative h-[min(680px,max(520px,calc(100dvh-168px)))] w-full max-w-94 overflow-hidden rounded-3xl bg-white shadow-[0_0_0_1px_var(--border),0_0_0_8px_var(--card),0_0_0_9px_var(--border)]">
        <LiveFrame
          url={url}
          firstUrl={firstUrl}
          body={body}
          title={t("frame")}
          nextTitle={t("nextFrame")}
          onFailed={setFailed}
        />
      </div>
      <p aria-live="polite" className="mt-5 text-center text-muted-foreground text-xs">
        {failed ? t("failed") : t("tryIt")}
      </p>
      <Button variant="ghost" size="sm" className="mt-1" onClick={() => setAgain(again + 1)}>
        {t("again")}
      </Button>
    </div>
  );
}

/** What a respondent would have sent to be at this place. */
function stepFields({ at, score }: Place): Record<string, string> {
  if (at === "why") return { question: "score", "q.score": String(score) };
  if (at === "thanks") return { question: "why", answers: JSON.stringify({ score }) };
  return {};
}
