"use client";

import { useTranslations } from "next-intl";
import type { Question } from "@/domain/survey/definition";
import type { Edit } from "@/domain/survey/edit/edit";
import { isScoreQuestion } from "@/domain/survey/outline";
import { pageWords } from "@/domain/survey/words";
import { BandingLine } from "@/features/surveys/builder/question/banding-line";
import { ChoiceFields } from "@/features/surveys/builder/question/choice-fields";
import { errorAt } from "@/features/surveys/builder/question/edit-text";
import { AnswerRules } from "@/features/surveys/builder/question/question-settings";
import { MatrixRows, QualityFields } from "@/features/surveys/builder/question/row-fields";
import { LabelAll, ScaleLabels, scaleAdvice } from "@/features/surveys/builder/question/scale-fields";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { DateFields, LengthField, NumberFields } from "@/features/surveys/builder/question/value-fields";
import { Notice } from "@/ui/notice";

interface Props {
  question: Question;
  writing: Writing;
  path: string;
  onChange: (next: Question) => void;
  onEdit: (edit: Edit) => void;
}

/** What one can answer: a scale with its words and its banding, options, rows, limits. */
export function AnswerFields(props: Props) {
  const { question, writing, onChange, path } = props;
  const t = useTranslations("builder");
  const advice = scaleAdvice(question);
  return (
    <section aria-label={t("answers.title")} className="grid gap-4">
      <h3 className="font-semibold">{question.kind === "statement" ? t("answers.none") : t("answers.title")}</h3>
      {advice ? (
        <Notice tone="consider">
          {t(`advice.${advice.text}`)}{" "}
          <span className="text-xs">
            (<bdi>{advice.source}</bdi>)
          </span>
        </Notice>
      ) : null}
      <OfKind {...props} />
      {question.kind === "statement" ? null : (
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <AnswerRules question={question} writing={writing} onChange={onChange} />
          {isScoreQuestion(question) ? <LabelAll question={question} onChange={onChange} /> : null}
        </div>
      )}
      {isScoreQuestion(question) ? (
        <BandingLine question={question} error={errorAt(writing.errors, `${path}.banding`)} onChange={onChange} />
      ) : null}
    </section>
  );
}

function OfKind({ question, writing, path, onChange, onEdit }: Props) {
  const t = useTranslations("builder.answers");
  const shared = { writing, path, onChange };
  switch (question.kind) {
    case "nps":
    case "csat":
    case "ces":
    case "rating":
      return <ScaleLabels question={question} {...shared} />;
    case "matrix":
      return (
        <>
          <MatrixRows question={question} {...shared} onEdit={onEdit} />
          <ScaleLabels question={question} {...shared} />
        </>
      );
    case "quality":
      return (
        <>
          <QualityFields question={question} {...shared} onEdit={onEdit} />
          <ScaleLabels question={question} {...shared} />
        </>
      );
    case "single":
    case "multiple":
    case "ranking":
      return <ChoiceFields question={question} {...shared} onEdit={onEdit} />;
    case "short_text":
    case "long_text":
      return <LengthField question={question} {...shared} />;
    case "number":
      return <NumberFields question={question} {...shared} />;
    case "date":
      return <DateFields question={question} {...shared} />;
    case "yes_no": {
      const { yes, no } = pageWords(writing.locale);
      return <p>{t("yesNo", { yes, no })}</p>;
    }
    case "email":
      return <p>{t("email")}</p>;
    case "consent":
      return <p>{t("consent")}</p>;
    case "statement":
      return <p>{t("statement", { next: pageWords(writing.locale).next })}</p>;
  }
}
