"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { SCALES } from "@/domain/metrics/scale";
import type { Question, ScoreQuestion } from "@/domain/survey/definition";
import { type Point, pointsOf } from "@/domain/survey/labels";
import { directionOf, LOCALES, type Text } from "@/domain/survey/locale";
import { isScoreQuestion, layoutOf, scaleOf } from "@/domain/survey/outline";
import { textErrorAt, withWords } from "@/features/surveys/builder/question/edit-text";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

type Labelled = Extract<Question, { kind: "nps" | "csat" | "ces" | "rating" | "matrix" | "quality" }>;

/** The words of a scale's points: both ends, or every point. The usual words of the language stand there until others do. */
export function ScaleLabels({
  question,
  writing,
  path,
  onChange,
}: {
  question: Labelled;
  writing: Writing;
  path: string;
  onChange: (next: Labelled) => void;
}) {
  const t = useTranslations("builder.labels");
  const { definition, locale, errors } = writing;
  const own = definition.locale;
  const { labels, ...plain } = question;
  const usual = (language: typeof locale): Point[] => pointsOf(plain, language, own);
  const points = usual(locale);
  const all = isScoreQuestion(question) && layoutOf(question) === "column";
  const shown = all ? points : points.filter((_, place) => place === 0 || place === points.length - 1);

  const put = (score: number, text: Text | undefined) => {
    const { [String(score)]: _, ...others } = labels ?? {};
    const next = text === undefined ? others : { ...others, [String(score)]: text };
    onChange(Object.keys(next).length === 0 ? plain : { ...plain, labels: next });
  };
  const write = (score: number, words: string) => {
    const before = labels?.[String(score)];
    const text = withWords(before ?? usualIn(score), locale, own, words);
    const left = LOCALES.filter((one) => one !== own && text[one] !== undefined);
    put(score, words === "" && locale === own && left.length === 0 ? undefined : text);
  };
  // A point whose words are written in another language first keeps the usual ones in all the others.
  const usualIn = (score: number): Text | undefined =>
    locale === own
      ? undefined
      : Object.fromEntries(
          definition.locales.flatMap((language) => {
            const word = usual(language).find((point) => point.score === score)?.label ?? "";
            return word === "" ? [] : [[language, word]];
          }),
        );

  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      {shown.map(({ score, label }, place) => {
        const text = labels?.[String(score)];
        const end = place === 0 ? "lowest" : place === shown.length - 1 ? "highest" : null;
        const name = end === null ? String(score) : t(end, { score: String(score) });
        return (
          <Field
            key={score}
            label={name}
            error={textErrorAt(errors, `${path}.labels.${score}`, locale)}
            hint={
              locale !== own && text?.[own] ? (
                <bdi lang={own} dir={directionOf(own)}>
                  {text[own]}
                </bdi>
              ) : undefined
            }
          >
            {(control) => (
              <span className="flex items-center gap-1">
                <Input
                  {...control}
                  lang={locale}
                  dir={directionOf(locale)}
                  maxLength={200}
                  placeholder={label}
                  value={text?.[locale] ?? ""}
                  onChange={(event) => write(score, event.target.value)}
                />
                {text ? (
                  <Button
                    variant="ghost"
                    size="icon"
                    aria-label={t("usualFor", { score: String(score) })}
                    title={t("usual")}
                    onClick={() => put(score, undefined)}
                  >
                    <RotateCcw size={14} aria-hidden="true" />
                  </Button>
                ) : null}
              </span>
            )}
          </Field>
        );
      })}
    </div>
  );
}

/** Whether each point has its words (one below the other) or only the ends do (all in one row). */
export function LabelAll({ question, onChange }: { question: ScoreQuestion; onChange: (next: ScoreQuestion) => void }) {
  const t = useTranslations("builder.labels");
  const { min, max } = SCALES[scaleOf(question)];
  const { layout: _, ...plain } = question;
  return (
    <Checkbox
      label={t("all", { n: String(max - min + 1) })}
      checked={layoutOf(question) === "column"}
      onChange={(event) => {
        const layout = event.target.checked ? "column" : "row";
        onChange(layoutOf(plain) === layout ? plain : { ...plain, layout });
      }}
    />
  );
}

/** What is known about a scale that its author should weigh, with whose finding it is. */
export function scaleAdvice(
  question: Question,
): { text: "stars" | "faces" | "thumbs" | "agreement" | "effort"; source: string } | null {
  if (question.kind === "csat") {
    if (question.scale === "stars")
      return {
        text: "stars",
        source: "Toepoel 2019, 10.1177/0759106319834665",
      };
    if (question.scale === "faces-3" || question.scale === "faces-5")
      return {
        text: "faces",
        source: "Toepoel 2019, 10.1177/0759106319834665; Gummer et al.",
      };
    if (question.scale === "thumbs")
      return {
        text: "thumbs",
        source: "Wilson interval of a share",
      };
  }
  if (question.kind === "ces" && question.anchors === "agreement")
    return {
      text: "agreement",
      source: "Pew Research Center; review in Masters",
    };
  if (question.kind === "ces" && question.anchors === "effort")
    return {
      text: "effort",
      source: "CES 1.0, CEB 2010, and its revision of 2013",
    };
  return null;
}
