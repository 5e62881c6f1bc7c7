"use client";

import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Findings } from "@/features/surveys/builder/components/findings";
import { MissingList } from "@/features/surveys/builder/components/missing-list";
import { LanguageSelect } from "@/features/surveys/builder/components/preview-pane";
import { EndingEditor } from "@/features/surveys/builder/logic/ending-editor";
import { LogicEditor } from "@/features/surveys/builder/logic/logic-editor";
import { indexOf, placeName } from "@/features/surveys/builder/name-place";
import { QuestionEditor } from "@/features/surveys/builder/question/question-editor";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { DRAFT_FIELDS } from "@/features/surveys/builder/use-shortcuts";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/ui/dropdown-menu";
import { Kbd } from "@/ui/kbd";

/** What is chosen in the outline, to be worked on: its words and answers, what is wrong with it, when it is asked. */
export function WorkPane({ builder, readOnly }: { builder: Builder; readOnly: boolean }) {
  const t = useTranslations("builder");
  const { definition, place, locale, errors, writing, acts } = builder;
  const index = indexOf(definition, place);
  const fields = useRef<HTMLFieldSetElement>(null);
  // A new question is written at once: its words are chosen, so that the first letter replaces them.
  useEffect(() => {
    if (writing === 0) return;
    const words = fields.current?.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text]");
    words?.focus();
    words?.select();
  }, [writing]);
  const editing = { definition, index, locale, errors };
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-6 px-4 pt-4 pb-16 sm:px-6 xl:px-8">
      <div className="flex items-center gap-2">
        <Badge>{placeName(definition, place, t)}</Badge>
        <span className="flex-1" />
        {definition.locales.length > 1 ? (
          <span className="xl:hidden">
            <LanguageSelect locales={definition.locales} locale={locale} onLocale={acts.setLocale} />
          </span>
        ) : null}
        {readOnly ? null : <PlaceMenu builder={builder} index={index} />}
      </div>
      {/* What is shown to those who may only look can be read, not changed. */}
      <fieldset
        disabled={readOnly}
        ref={fields}
        {...{ [DRAFT_FIELDS]: "" }}
        className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-7"
      >
        <legend className="sr-only">{placeName(definition, place, t)}</legend>
        {place.list === "questions" ? (
          <>
            <QuestionEditor
              {...editing}
              notes={<Findings builder={builder} place={place} />}
              onChange={(next) => acts.putQuestion(index, next)}
              onDefinition={acts.change}
            />
            <LogicEditor {...editing} onChange={acts.change} />
          </>
        ) : (
          <>
            <EndingEditor {...editing} onChange={acts.change} />
            <Findings builder={builder} place={place} />
          </>
        )}
      </fieldset>
      <BeforePublishing builder={builder} />
    </div>
  );
}

/** What concerns the whole survey. */
function BeforePublishing({ builder }: { builder: Builder }) {
  const t = useTranslations("builder.work");
  const whole = builder.lint.open.some(({ path }) => !/^(questions|endings)\./.test(path));
  if (!whole && builder.errors.length === 0) return null;
  return (
    <section aria-labelledby="before-publishing" className="grid gap-3">
      <h3 id="before-publishing" className="font-semibold">
        {t("before")}
      </h3>
      <MissingList builder={builder} onGo={builder.acts.choose} />
      <Findings builder={builder} place={null} />
    </section>
  );
}

function PlaceMenu({ builder, index }: { builder: Builder; index: number }) {
  const t = useTranslations("builder.work");
  const { place, acts } = builder;
  const question = place.list === "questions";
  return (
    <>
      {question ? (
        <Button variant="ghost" size="icon" aria-label={t("duplicate")} onClick={() => acts.duplicate(place.id)}>
          <Copy size={16} aria-hidden="true" />
        </Button>
      ) : null}
      <DropdownMenu
        className="w-56"
        trigger={
          <Button
            variant="ghost"
            size="icon"
            aria-label={question ? t("moreQuestion") : t("moreEnding")}
            onKeyDown={(event) => {
              // A menu opens by the arrow; with Alt it is the way to move, here as elsewhere.
              if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
              event.preventDefault();
              acts.move(place, index + (event.key === "ArrowUp" ? -1 : 1));
            }}
          >
            <Ellipsis size={16} aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => acts.move(place, index - 1)}>
          <ArrowUp size={14} aria-hidden="true" /> {t("up")}
          <span className="ms-auto flex gap-1">
            <Kbd>Alt</Kbd>
            <Kbd>↑</Kbd>
          </span>
        </MenuItem>
        <MenuItem onSelect={() => acts.move(place, index + 1)}>
          <ArrowDown size={14} aria-hidden="true" /> {t("down")}
          <span className="ms-auto flex gap-1">
            <Kbd>Alt</Kbd>
            <Kbd>↓</Kbd>
          </span>
        </MenuItem>
        <MenuSeparator />
        <MenuItem className="text-destructive" onSelect={() => acts.remove(place)}>
          <Trash2 size={14} aria-hidden="true" /> {t("delete")}
        </MenuItem>
      </DropdownMenu>
    </>
  );
}
