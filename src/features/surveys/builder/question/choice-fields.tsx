"use client";

import { Pin, SquareSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Definition, Question } from "@/domain/survey/definition";
import type { Edit } from "@/domain/survey/edit/edit";
import { removePart } from "@/domain/survey/edit/remove-part";
import { pageWords } from "@/domain/survey/words";
import { errorAt } from "@/features/surveys/builder/question/edit-text";
import { ItemList } from "@/features/surveys/builder/question/item-list";
import { NumberField } from "@/features/surveys/builder/question/number-field";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { Checkbox } from "@/ui/checkbox";
import { MenuItem } from "@/ui/dropdown-menu";

type Choice = Extract<Question, { kind: "single" | "multiple" | "ranking" }>;
type Option = Choice["options"][number] & { exclusive?: boolean };

/** The options of a choice or a ranking, and how they are offered. */
export function ChoiceFields({
  question,
  writing,
  path,
  onChange,
  onEdit,
}: {
  question: Choice;
  writing: Writing;
  path: string;
  onChange: (next: Question) => void;
  onEdit: (edit: Edit) => void;
}) {
  const t = useTranslations("builder.choice");
  const { definition, errors, locale } = writing;
  const several = question.kind === "multiple";
  const put = (options: readonly Option[]) => onChange({ ...question, options: [...options] });
  const other = pageWords(locale).other;
  return (
    <div className="grid gap-4">
      <ItemList<Option>
        items={question.options}
        writing={writing}
        path={`${path}.options`}
        noun="option"
        most={100}
        make={(id, label) => ({ id, label })}
        onItems={put}
        onRemove={(option) => onEdit(removePart(definition, question.id, "options", option.id))}
        menuOf={(option, putOne) => (
          <>
            <MenuItem onSelect={() => putOne(toggled(option, "pinned"))}>
              <Pin size={14} aria-hidden="true" />
              {option.pinned ? t("mix") : t("pin")}
            </MenuItem>
            {several ? (
              <MenuItem onSelect={() => putOne(toggled(option, "exclusive"))}>
                <SquareSlash size={14} aria-hidden="true" />
                {option.exclusive ? t("allow") : t("alone")}
              </MenuItem>
            ) : null}
          </>
        )}
        detail={({ pinned, exclusive }) =>
          pinned || exclusive ? (
            <p className="mt-0.5 text-muted-foreground text-xs">
              {[pinned ? t("pinned") : "", exclusive ? t("exclusive") : ""].filter(Boolean).join(" · ")}
            </p>
          ) : null
        }
      />
      {question.options.length === 0 ? (
        <p className="text-destructive text-xs">{errorAt(errors, `${path}.options`)}</p>
      ) : null}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {question.kind === "ranking" ? null : (
          <Checkbox
            label={t.rich("other", { other: () => <bdi>{other}</bdi> })}
            checked={question.other ?? false}
            onChange={(event) => {
              const { other: _, ...rest } = question;
              onChange(event.target.checked ? { ...rest, other: true } : rest);
            }}
          />
        )}
        <Checkbox
          label={t("shuffle")}
          note={question.shuffle ? t("shuffleNote") : undefined}
          checked={question.shuffle ?? false}
          onChange={(event) => {
            const { shuffle: _, ...rest } = question;
            onChange(event.target.checked ? { ...rest, shuffle: true } : rest);
          }}
        />
      </div>
      {question.kind === "multiple" ? (
        <HowMany question={question} definition={definition} path={path} errors={errors} onChange={onChange} />
      ) : null}
    </div>
  );
}

function HowMany({
  question,
  path,
  errors,
  onChange,
}: {
  question: Extract<Question, { kind: "multiple" }>;
  definition: Definition;
  path: string;
  errors: Writing["errors"];
  onChange: (next: Question) => void;
}) {
  const t = useTranslations("builder.choice");
  const most = question.options.length + (question.other ? 1 : 0);
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-x-6 gap-y-2">
      <legend className="sr-only">{t("howMany")}</legend>
      <NumberField
        label={t("least")}
        whole
        least={1}
        most={100}
        value={question.min}
        error={errorAt(errors, `${path}.min`)}
        onValue={(min) => {
          const { min: _, ...rest } = question;
          onChange(min === undefined ? rest : { ...rest, min });
        }}
      />
      <NumberField
        label={t("most")}
        whole
        least={1}
        most={100}
        value={question.max}
        suffix={t("of", { n: most })}
        error={errorAt(errors, `${path}.max`)}
        onValue={(max) => {
          const { max: _, ...rest } = question;
          onChange(max === undefined ? rest : { ...rest, max });
        }}
      />
    </fieldset>
  );
}

function toggled(option: Option, name: "pinned" | "exclusive"): Option {
  const { [name]: was, ...rest } = option;
  return was ? rest : { ...rest, [name]: true };
}
