"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { Definition, Question, QuestionKind } from "@/domain/survey/definition";
import { changeKind } from "@/domain/survey/edit/change-kind";
import { changeScale } from "@/domain/survey/edit/change-scale";
import type { Edit } from "@/domain/survey/edit/edit";
import { CES_ANCHORS, CES_SCALES } from "@/domain/survey/kinds/ces";
import { CSAT_SCALES } from "@/domain/survey/kinds/csat";
import { ratingScaleSchema } from "@/domain/survey/kinds/rating";
import { KindPicker } from "@/features/surveys/builder/components/kind-picker";
import { KIND_GROUPS } from "@/features/surveys/builder/find-kinds";
import { ANCHOR_NAMES, scaleName } from "@/features/surveys/builder/question/scale-names";
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
  const name = kindName(question.kind);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <KindPicker
        label="Kind of question"
        current={question.kind}
        open={open}
        onOpenChange={setOpen}
        onPick={(kind) => onEdit(changeKind(definition, question.id, kind))}
        trigger={
          <Button className="h-9 pointer-coarse:h-11" aria-label={`Kind of question: ${name}`}>
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
      return select("Scale", question.scale, CSAT_SCALES, scaleName, (scale) =>
        changeScale(definition, { ...question, scale }),
      );
    case "ces":
      return (
        <>
          {select("Scale", question.scale, CES_SCALES, scaleName, (scale) =>
            changeScale(definition, { ...question, scale }),
          )}
          {select(
            "Ends of the scale",
            question.anchors,
            CES_ANCHORS,
            (one) => ANCHOR_NAMES[one],
            (anchors) => changeScale(definition, { ...question, anchors }),
          )}
        </>
      );
    case "rating":
      return select("Scale", question.scale, ratingScaleSchema.options, scaleName, (scale) =>
        changeScale(definition, { ...question, scale }),
      );
    case "matrix":
      return select("Scale", question.scale, ratingScaleSchema.options, scaleName, (scale) =>
        changeScale(definition, { ...question, scale }),
      );
    default:
      return null;
  }
}

function kindName(kind: QuestionKind): string {
  return KIND_GROUPS.flatMap(({ kinds }) => kinds).find((one) => one.kind === kind)?.name ?? kind;
}
