"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Definition } from "@/domain/survey/definition";
import { THEMES, type Theme } from "@/domain/survey/palette";
import { cn } from "@/ui/cn";
import { RadioSegments } from "@/ui/radio-segments";

const DEVICES = ["phone", "desktop"] as const;
type Device = (typeof DEVICES)[number];

const PAUSE_MS = 200;
const RETRY_MS = 3_000;

/** The page itself, drawn by the renderer that customers meet, in light and dark beside each other. */
export function LookPreview({ url, definition, dark }: { url: string; definition: Definition; dark: boolean }) {
  const t = useTranslations("look.preview");
  const [device, setDevice] = useState<Device>("phone");
  return (
    <section aria-label={t("title")} className="lg:sticky lg:top-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-semibold">{t("title")}</p>
        <RadioSegments
          legend={t("device")}
          hideLegend
          name="device"
          options={DEVICES.map((value) => ({ value, label: t(value) }))}
          value={device}
          onChoose={(value) => setDevice(value === "desktop" ? "desktop" : "phone")}
        />
      </div>
      <div className={cn("mt-4 grid gap-6", device === "phone" && "justify-items-center sm:grid-cols-2")}>
        {THEMES.filter((theme) => dark || theme === "light").map((theme) => (
          <figure key={theme} className={cn("w-full min-w-0", device === "phone" && "max-w-80")}>
            <Still url={url} definition={definition} theme={theme} device={device} />
            <figcaption className="mt-2 text-center text-muted-foreground text-xs">{t(theme)}</figcaption>
          </figure>
        ))}
      </div>
      <p className="mt-4 text-center text-muted-foreground text-xs">{t("real")}</p>
    </section>
  );
}

/** One drawing; the next is loaded behind it, so that nothing flickers. */
function Still(props: { url: string; definition: Definition; theme: Theme; device: Device }) {
  const { url, definition, theme, device } = props;
  const t = useTranslations("look.preview");
  const [frames, setFrames] = useState<readonly { id: number; html: string }[]>([]);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const wanted = new URLSearchParams({ definition: JSON.stringify(definition), theme }).toString();
  useEffect(() => {
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const pause = tries === 0 ? PAUSE_MS : 0;
    const timer = setTimeout(async () => {
      try {
        const reply = await fetch(url, { method: "POST", body: new URLSearchParams(wanted), signal: stop.signal });
        // A name that is half typed is no page yet: the last one stays.
        if (reply.status === 422) return;
        if (!reply.ok) throw new Error(String(reply.status));
        const html = await reply.text();
        setFailed(false);
        setFrames((present) => [...present.slice(-1), { id: (present.at(-1)?.id ?? 0) + 1, html }]);
      } catch {
        if (stop.signal.aborted) return;
        setFailed(true);
        retry = setTimeout(() => setTries((before) => before + 1), RETRY_MS);
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      clearTimeout(retry);
      stop.abort();
    };
  }, [url, wanted, tries]);
  const newest = frames.at(-1)?.id;
  const shape = device === "phone" ? "h-135 rounded-2xl" : "h-90 rounded-md";
  return (
    <div className={cn("relative w-full overflow-hidden border border-border bg-muted", shape)}>
      {frames.map(({ id, html }) => {
        const behind = id === newest && frames.length > 1;
        return (
          <iframe
            key={id}
            title={behind ? t("next") : t(`frame.${theme}`)}
            srcDoc={html}
            aria-hidden={behind || undefined}
            tabIndex={behind ? -1 : undefined}
            onLoad={() => setFrames((present) => (behind ? present.filter((one) => one.id >= id) : present))}
            className={cn(
              "absolute start-0 top-0 border-0",
              device === "phone" ? "size-full" : "size-[200%] origin-top-left scale-50",
              behind && "opacity-0",
            )}
          />
        );
      })}
      {failed ? (
        <p role="status" className="absolute inset-x-0 bottom-0 bg-card px-3 py-2 text-center text-xs">
          {t("failed")}
        </p>
      ) : null}
    </div>
  );
}
