"use client";

import { Monitor, Moon, RotateCcw, Smartphone, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { ScoreQuestion } from "@/domain/survey/definition";
import { type Locale, textIn } from "@/domain/survey/locale";
import { isScoreQuestion } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { pageWords } from "@/domain/survey/words";
import { indexOf, letterOf, type Place, placeName } from "@/features/surveys/builder/name-place";
import {
  comesTo,
  fittingScore,
  pointsOfScore,
  pretended,
  pretendedAnswers,
} from "@/features/surveys/builder/pretend-score";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { LiveFrame } from "@/features/surveys/components/live-frame";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { NativeSelect } from "@/ui/native-select";

const PHONE = { width: 376, height: 660 };
const DESKTOP = { width: 1024, height: 720 };

/**
 * The real page beside the editor: what is being edited, as a phone or a desk sees it, in light or dark, in any language, for
 * somebody who gave a score one chooses. It can be walked on from there; nothing is counted.
 */
export function PreviewPane({ builder, previewUrl }: { builder: Builder; previewUrl: string }) {
  const t = useTranslations("builder");
  const { settled, place, locale, acts, errors } = builder;
  const [device, setDevice] = useState<"phone" | "desktop">("phone");
  const [theme, setTheme] = useState<"light" | "dark">("light");
  const [wished, setWished] = useState<number | null>(null);
  const [again, setAgain] = useState(0);
  const [failed, setFailed] = useState(false);
  const context = { attributes: {}, locale };
  const question = pretended(settled, place);
  const score = fittingScore(settled, place, wished, context);
  const answers = pretendedAnswers(question, score);
  const reached = comesTo(settled, place, answers, context);
  const several = settled.questions.filter(isScoreQuestion).length > 1;
  const readable = errors.length === 0;
  const json = useMemo(() => (readable ? JSON.stringify(settled) : null), [settled, readable]);
  const last = useRef<string | null>(null);
  if (json !== null) last.current = json;
  const body =
    last.current === null
      ? null
      : new URLSearchParams({
          definition: last.current,
          at: `${place.list}.${place.id}`,
          lang: locale,
          theme,
          answers: JSON.stringify(isAfter(settled, place, question) ? answers : {}),
          again: String(again),
        }).toString();
  return (
    <div className="flex h-full flex-col items-center gap-3 px-4 pt-3 pb-6">
      <div className="flex w-full flex-wrap items-center gap-2">
        <h2 className="me-auto font-semibold">{t("preview.title")}</h2>
        <Device device={device} onDevice={setDevice} />
        {settled.locales.length > 1 ? (
          <LanguageSelect locales={settled.locales} locale={locale} onLocale={acts.setLocale} />
        ) : null}
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("preview.dark")}
          aria-pressed={theme === "dark"}
          onClick={() => setTheme(theme === "dark" ? "light" : "dark")}
        >
          {theme === "dark" ? <Moon size={16} aria-hidden="true" /> : <Sun size={16} aria-hidden="true" />}
        </Button>
      </div>
      <Screen device={device}>
        {(style) => (
          <LiveFrame
            url={previewUrl}
            body={body}
            title={t("preview.frame")}
            nextTitle={t("preview.nextFrame")}
            style={style}
            className="origin-top-left"
            onFailed={setFailed}
          />
        )}
      </Screen>
      <div className="flex flex-wrap items-center justify-center gap-x-1.5 gap-y-1 text-muted-foreground text-xs">
        {question ? (
          <>
            <label htmlFor="pretend-score">
              {several ? t("preview.pretendOf", { n: settled.questions.indexOf(question) + 1 }) : t("preview.pretend")}
            </label>
            <Small
              id="pretend-score"
              value={String(score ?? "")}
              onChoose={(value) => setWished(Number(value))}
              options={pointsOfScore(question).map((point) => [String(point), String(point)])}
            />
            <label htmlFor="start-at">{t("preview.andStart")}</label>
          </>
        ) : (
          <label htmlFor="start-at">{t("preview.start")}</label>
        )}
        <StartSelect builder={builder} />
        <Button variant="ghost" size="icon-sm" aria-label={t("preview.again")} onClick={() => setAgain(again + 1)}>
          <RotateCcw size={14} aria-hidden="true" />
        </Button>
      </div>
      <p aria-live="polite" className="max-w-90 text-center text-muted-foreground text-xs">
        {failed
          ? t("preview.failed")
          : !readable
            ? t("preview.before")
            : reached
              ? t("preview.real")
              : t("preview.unreached", { place: placeName(settled, place, t) })}
      </p>
    </div>
  );
}

/** A score counts where it is given before the place that is shown. */
function isAfter(definition: Builder["settled"], place: Place, question: ScoreQuestion | undefined): boolean {
  return (
    question !== undefined &&
    (place.list === "endings" || indexOf(definition, place) > definition.questions.indexOf(question))
  );
}

function Device({
  device,
  onDevice,
}: {
  device: "phone" | "desktop";
  onDevice: (device: "phone" | "desktop") => void;
}) {
  const t = useTranslations("builder.preview");
  const button = (one: "phone" | "desktop", label: string, icon: ReactNode) => (
    <button
      type="button"
      aria-label={label}
      aria-pressed={device === one}
      onClick={() => onDevice(one)}
      className={cn(
        "grid size-7 place-items-center rounded-sm pointer-coarse:size-11",
        device === one ? "bg-card text-foreground shadow-raise ring-1 ring-input" : "text-muted-foreground",
      )}
    >
      {icon}
    </button>
  );
  return (
    <div className="flex gap-0.5 rounded-md border border-border bg-background p-0.5">
      {button("phone", t("phone"), <Smartphone size={16} aria-hidden="true" />)}
      {button("desktop", t("desktop"), <Monitor size={16} aria-hidden="true" />)}
    </div>
  );
}

/** The languages of the survey, named in themselves. What is edited follows too. */
export function LanguageSelect({
  locales,
  locale,
  onLocale,
}: {
  locales: readonly Locale[];
  locale: Locale;
  onLocale: (locale: Locale) => void;
}) {
  const t = useTranslations("builder.preview");
  return (
    <NativeSelect
      aria-label={t("language")}
      className="w-auto"
      value={locale}
      onChange={(event) => {
        const chosen = locales.find((one) => one === event.target.value);
        if (chosen) onLocale(chosen);
      }}
    >
      {locales.map((one) => (
        <option key={one} value={one} lang={one}>
          {pageWords(one).language}
        </option>
      ))}
    </NativeSelect>
  );
}

function StartSelect({ builder: { settled, place, locale, acts } }: { builder: Builder }) {
  const t = useTranslations("builder.preview");
  const named = (text: Parameters<typeof textIn>[0]) => {
    const words = plainWords(textIn(text, locale, settled.locale), settled.brand.name);
    return words.length > 40 ? `${words.slice(0, 40)}…` : words;
  };
  const options = [
    ...settled.questions.map(
      ({ id, title }, at) => [`questions ${id}`, t("question", { mark: String(at + 1), title: named(title) })] as const,
    ),
    ...settled.endings.map(
      ({ id, title }, at) => [`endings ${id}`, t("ending", { mark: letterOf(at), title: named(title) })] as const,
    ),
  ];
  return (
    <Small
      id="start-at"
      value={`${place.list} ${place.id}`}
      options={options}
      onChoose={(value) => {
        const [list, id] = value.split(" ");
        if ((list === "questions" || list === "endings") && id) acts.choose({ list, id });
      }}
    />
  );
}

/** A choice within a sentence. */
function Small({
  id,
  value,
  options,
  onChoose,
}: {
  id: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}) {
  return (
    <select
      id={id}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className="min-h-6 max-w-36 rounded-sm border border-transparent bg-background px-1 font-semibold text-foreground hover:border-input pointer-coarse:min-h-11"
    >
      {options.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** A phone's frame at its own size, or a desk's page made smaller until it fits. */
function Screen({
  device,
  children,
}: {
  device: "phone" | "desktop";
  children: (style?: { width: number; height: number; transform: string }) => ReactNode;
}) {
  const [room, setRoom] = useState(PHONE.width);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const scale = room / DESKTOP.width;
  const desk = device === "desktop";
  return (
    <div
      ref={box}
      className={cn(
        "relative w-full shrink-0 overflow-hidden bg-white",
        desk
          ? "rounded-md shadow-[0_0_0_1px_var(--border)]"
          : "h-[min(660px,max(480px,calc(100dvh-300px)))] max-w-94 rounded-3xl shadow-[0_0_0_1px_var(--border),0_0_0_8px_var(--card),0_0_0_9px_var(--border)] mt-2",
      )}
      style={desk ? { height: Math.round(DESKTOP.height * scale) } : undefined}
    >
      {children(desk ? { ...DESKTOP, transform: `scale(${scale.toFixed(4)})` } : undefined)}
    </div>
  );
}
