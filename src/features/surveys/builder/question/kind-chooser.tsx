"use client";

import type { Definition, Question } from "@/domain/survey/definition";
import { changeKind } from "@/domain/survey/edit/change-kind";
import { changeScale } from "@/domain/survey/edit/change-scale";
import type { Edit } from "@/domain/survey/edit/edit";
import { CES_ANCHORS, CES_SCALES } from "@/domain/survey/kinds/ces";
import { CSAT_SCALES } from "@/domain/survey/kinds/csat";
import { ratingScaleSchema } from "@/domain/survey/kinds/rating";
import { KIND_GROUPS } from "@/features/surveys/builder/kinds";
import { ANCHOR_NAMES, scaleName } from "@/features/surveys/builder/question/scale-names";
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
  const kinds = KIND_GROUPS.flatMap((group) => group.kinds.map((one) => one.kind));
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <NativeSelect
        aria-label="Kind of question"
        className="w-auto font-medium"
        value={question.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.target.value);
          if (kind) onEdit(changeKind(definition, question.id, kind));
        }}
      >
        {KIND_GROUPS.map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.kinds.map(({ kind, name }) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
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
