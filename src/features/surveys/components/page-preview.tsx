"use client";

import { useEffect, useRef, useState } from "react";
import type { Place } from "@/features/surveys/components/word-fields";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";

/** The frame's name, at which a form without a script can aim. */
export const PREVIEW_FRAME = "survey-preview";

const PAUSE_MS = 250;

interface Frame {
  readonly id: number;
  /** Null for the first, which has an address of its own. */
  readonly html: string | null;
}

/**
 * The real page in a phone's frame, drawn anew shortly after each change by the renderer that respondents meet. Every step
 * can be walked; nothing is stored. The next drawing is loaded behind the present one, so that nothing flickers, in a frame
 * of its own, so that the browser's way back is not filled with drafts.
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
  const [frames, setFrames] = useState<readonly Frame[]>([{ id: 0, html: null }]);
  const [failed, setFailed] = useState(false);
  const [again, setAgain] = useState(0);
  const drawn = useRef<string | null>(null);
  const wanted = new URLSearchParams({ ...fields, ...stepFields(place) }).toString();
  useEffect(() => {
    const key = `${again} ${wanted}`;
    // The first drawing came with the page.
    drawn.current ??= key;
    if (drawn.current === key) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const body = new URLSearchParams(wanted);
        const reply = await fetch(url, { method: "POST", body, signal: stop.signal });
        if (!reply.ok) throw new Error(String(reply.status));
        const html = await reply.text();
        drawn.current = key;
        setFailed(false);
        setFrames((present) => [...present.slice(-1), { id: (present.at(-1)?.id ?? 0) + 1, html }]);
      } catch {
        if (!stop.signal.aborted) setFailed(true);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, wanted, again]);
  const newest = frames.at(-1)?.id;
  return (
    <div className="flex w-full flex-col items-center">
      <div className="relative h-[min(680px,max(520px,calc(100dvh-168px)))] w-full max-w-94 overflow-hidden rounded-3xl bg-white shadow-[0_0_0_1px_var(--border),0_0_0_8px_var(--card),0_0_0_9px_var(--border)]">
        {frames.map(({ id, html }) => {
          const behind = id === newest && frames.length > 1;
          return (
            <iframe
              key={id}
              name={id === 0 ? PREVIEW_FRAME : undefined}
              title={behind ? "The next drawing" : "The page your customers get"}
              {...(html === null ? { src: firstUrl } : { srcDoc: html })}
              aria-hidden={behind || undefined}
              tabIndex={behind ? -1 : undefined}
              onLoad={() => setFrames((present) => (behind ? present.filter((one) => one.id >= id) : present))}
              className={cn("absolute inset-0 size-full border-0", behind && "opacity-0")}
            />
          );
        })}
      </div>
      <p aria-live="polite" className="mt-5 text-center text-muted-foreground text-xs">
        {failed
          ? "The page could not be drawn just now. It is tried again with your next change."
          : "This is the page your customers get. Try it: nothing is counted."}
      </p>
      <Button variant="ghost" size="sm" className="mt-1" onClick={() => setAgain(again + 1)}>
        Start it again
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
