"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";

declare global {
  interface Window {
    /** What embed.js offers to the page around. */
    Candor?: { open(key: string, attributes: Record<string, string>): void; scan(): void };
  }
}

/** The survey inline, by a button, and as after a chat; below, what the page is told meanwhile. */
export function TryOut({ surveyKey }: { surveyKey: string }) {
  const t = useTranslations("embed");
  const [told, setTold] = useState<readonly { at: number; words: string }[]>([]);
  useEffect(() => {
    if (window.Candor) window.Candor.scan();
    else document.head.append(Object.assign(document.createElement("script"), { src: "/embed.js", async: true }));
    const listen = ({ detail }: CustomEventInit<{ kind: string; done: boolean }>) =>
      setTold((before) => {
        const words = t("event", { kind: String(detail?.kind), done: detail?.done ? "yes" : "no" });
        return [...before.slice(-7), { at: (before.at(-1)?.at ?? 0) + 1, words }];
      });
    window.addEventListener("candor", listen);
    return () => window.removeEventListener("candor", listen);
  }, [t]);
  return (
    <div className="mt-8 grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Section title={t("page")}>
        <div data-candor={surveyKey} className="mt-3 border border-border" />
      </Section>
      <div className="grid gap-8">
        <Section title={t("dialog")}>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button data-candor-trigger={surveyKey}>{t("give")}</Button>
            <Button onClick={() => window.Candor?.open(surveyKey, { interaction: "chat-1024", channel: "chat" })}>
              {t("endChat")}
            </Button>
          </div>
          <p className="mt-2 text-muted-foreground text-xs">
            {t.rich("hands", { code: (words) => <code dir="ltr">{words}</code> })}
          </p>
        </Section>
        <Section title={t("told")}>
          <ol aria-live="polite" className="mt-3 grid gap-1 text-muted-foreground">
            {told.length === 0 ? <li>{t("nothing")}</li> : told.map(({ at, words }) => <li key={at}>{words}</li>)}
          </ol>
        </Section>
      </div>
    </div>
  );
}
