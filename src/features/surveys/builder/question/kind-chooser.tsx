"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Definition, Question } from "@/domain/survey/definition";
import { changeKind } from "@/domain/survey/edit/change-kind";
import { changeScale } from "@/domain/survey/edit/change-scale";
import type { Edit } from "@/domain/survey/edit/edit";
import { CES_ANCHORS, CES_SCALES } from "@/domain/survey/kinds/ces";
import { CSAT_SCALES } from "@/domain/survey/kinds/csat";
import { ratingScaleSchema } from "@/domain/survey/kinds/rating";
import { KindPicker } from "@/features/surveys/builder/components/kind-picker";
import { nameScale } from "@/features/surveys/builder/question/name-scale";
import { Button } from "@/ui/button";
import { NativeSelect } from "@/ui/native-select";

/** What kind of question it is and on which scale; what fits is kept by every change. */
export function KindChooser({
  definition,
  question,
  onEdit,
}: {
  definition: Definition;
  question: Question;
  onEdit: (edit: Edit) => void;
}) {
  const [open, setOpen] = useState(false);
  const t = useTranslations("builder");
  const name = t(`kinds.${question.kind}.name`);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <KindPicker
        label={t("kind.label")}
        current={question.kind}
        open={open}
        onOpenChange={setOpen}
        onPick={(kind) => onEdit(changeKind(definition, question.id, kind))}
        trigger={
          <Button className="h-9 pointer-coarse:h-11" aria-label={t("kind.button", { name })}>
            {name}
            <ChevronDown size={14} aria-hidden="true" className="text-muted-foreground" />
          </Button>
        }
      />
      <ScaleChooser definition={definition} question={question} onEdit={onEdit} />
    </div>
  );
}

function ScaleChooser({ definition, question, onEdit }: Parameters<typeof KindChooser>[0]) {
  const t = useTranslations("builder");
  const scaleName = (scale: Parameters<typeof nameScale>[0]) => nameScale(scale, t);
  const select = <Value extends string>(
    label: string,
    value: Value,
    values: readonly Value[],
    nameOf: (value: Value) => string,
    choose: (value: Value) => Edit,
  ) => (
    <NativeSelect
      aria-label={label}
      className="w-auto font-medium"
      value={value}
      onChange={(event) => {
        const chosen = values.find((one) => one === event.target.value);
        if (chosen !== undefined) onEdit(choose(chosen));
      }}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {nameOf(one)}
        </option>
      ))}
    </NativeSelect>
  );
  switch (question.kind) {
    case "csat":
      return select(t("kind.scale"), question.scale, CSAT_SCALES, scaleName, (scale) =>
        changeScale(definition, { ...question, scale }),
      );
    case "ces":
      return (
        <>
          {select(t("kind.scale"), question.scale, CES_SCALES, scaleName, (scale) =>
            changeScale(definition, { ...question, scale }),
          )}
          {select(
            t("kind.ends"),
            question.anchors,
            CES_ANCHORS,
            (one) => t(`anchors.${one}`),
            (anchors) => changeScale(definition, { ...question, anchors }),
          )}
        </>
      );
    case "rating":
      return select(t("kind.scale"), question.scale, ratingScaleSchema.options, scaleName, (scale) =>
        changeScale(definition, { ...question, scale }),
      );
    case "matrix":
      return select(t("kind.scale"), question.scale, ratingScaleSchema.options, scaleName, (scale) =>
        changeScale(definition, { ...question, scale }),
      );
    default:
      return null;
  }
}
