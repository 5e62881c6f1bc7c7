"use client";

import { useEffect, useRef, useState } from "react";
import { cn } from "@/ui/cn";

/** The name of the first frame, at which a form without a script can aim. */
export const PREVIEW_FRAME = "survey-preview";

const PAUSE_MS = 250;

interface Frame {
  readonly id: number;
  /** Null for the first, which has an address of its own. */
  readonly html: string | null;
}

/**
 * A page that the server draws from what is sent to it, drawn anew shortly after each change. The next drawing is loaded
 * behind the present one, so that nothing flickers, in a frame of its own, so that the browser's way back is not filled
 * with drafts.
 */
export function LiveFrame({
  url,
  body,
  firstUrl,
  title,
  nextTitle,
  className,
  style,
  onFailed,
}: {
  url: string;
  /** The form that is sent, already packed; null draws nothing new. */
  body: string | null;
  /** Where the first drawing is found; without it the first is sent for too. */
  firstUrl?: string;
  title: string;
  /** Of the drawing that is loaded behind the present one. */
  nextTitle: string;
  className?: string;
  style?: { readonly width: number; readonly height: number; readonly transform: string };
  onFailed: (failed: boolean) => void;
}) {
  const [frames, setFrames] = useState<readonly Frame[]>(firstUrl === undefined ? [] : [{ id: 0, html: null }]);
  const drawn = useRef<string | null>(null);
  const fail = useRef(onFailed);
  fail.current = onFailed;
  const first = firstUrl !== undefined;
  useEffect(() => {
    if (body === null) return;
    // The first drawing came with the page.
    if (first) drawn.current ??= body;
    if (drawn.current === body) return;
    const stop = new AbortController();
    const draw = async () => {
      try {
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        const reply = await fetch(url, { method: "POST", headers, body, signal: stop.signal });
        if (!reply.ok) throw new Error(String(reply.status));
        const html = await reply.text();
        drawn.current = body;
        fail.current(false);
        setFrames((present) => [...present.slice(-1), { id: (present.at(-1)?.id ?? 0) + 1, html }]);
      } catch {
        if (!stop.signal.aborted) fail.current(true);
      }
    };
    const timer = setTimeout(() => void draw(), drawn.current === null ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, body, first]);
  const newest = frames.at(-1)?.id;
  return frames.map(({ id, html }) => {
    const behind = id === newest && frames.length > 1;
    return (
      <iframe
        key={id}
        name={id === 0 ? PREVIEW_FRAME : undefined}
        title={behind ? nextTitle : title}
        {...(html === null ? { src: firstUrl } : { srcDoc: html })}
        aria-hidden={behind || undefined}
        tabIndex={behind ? -1 : undefined}
        onLoad={() => setFrames((present) => (behind ? present.filter((one) => one.id >= id) : present))}
        style={style}
        className={cn("absolute inset-0 size-full border-0", behind && "opacity-0", className)}
      />
    );
  });
}
