"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Definition, parseDefinition, type Question, type QuestionKind } from "@/domain/survey/definition";
import { addQuestion } from "@/domain/survey/edit/add-question";
import { duplicateQuestion } from "@/domain/survey/edit/duplicate-question";
import type { Edit } from "@/domain/survey/edit/edit";
import { addEnding, moveEnding, removeEnding } from "@/domain/survey/edit/edit-endings";
import { moveQuestion } from "@/domain/survey/edit/move-question";
import { removeQuestion } from "@/domain/survey/edit/remove-question";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import type { Locale } from "@/domain/survey/locale";
import { begin, changedPlace, type History, record, redo, undo } from "@/features/surveys/builder/keep-history";
import { indexOf, type Place, placeName } from "@/features/surveys/builder/name-place";
import { sayEdit } from "@/features/surveys/builder/say-edit";
import { latestStored, useAutosave } from "@/features/surveys/builder/use-autosave";
import { useSettled } from "@/features/surveys/builder/use-settled";
import type { BuilderView } from "@/features/surveys/builder/view";
import { sayFault } from "@/platform/i18n/say-fault";
import { say } from "@/ui/toaster";

/** Everything the builder knows and does: the draft with its history, what is looked at, and how it is stored. */
export function useBuilder(view: BuilderView) {
  const t = useTranslations("builder");
  const sayings = useTranslations("edits");
  const [history, setHistory] = useState<History>(() => begin(latestStored(view).definition));
  const definition = history.present;
  const [chosen, setChosen] = useState<Place>({ list: "questions", id: definition.questions[0]?.id ?? "" });
  const [locale, setLocale] = useState<Locale>(definition.locale);
  /** Counts up where the words of the chosen place are to be written next. */
  const [writing, setWriting] = useState(0);
  const place = standing(definition, chosen);

  // Typing comes first: what looks the whole draft over follows when there is time.
  const settled = useSettled(definition, history.typing !== null);
  const parsed = useMemo(() => parseDefinition(settled), [settled]);
  const faults = useTranslations("faults");
  const errors = useMemo(
    () => (parsed.ok ? [] : parsed.errors.map((fault) => ({ path: fault.path, message: sayFault(faults, fault) }))),
    [parsed, faults],
  );
  const { published, allowedHosts, ready } = view;
  const lint = useMemo(
    () => lintSurvey(settled, { published, allowedHosts, ready }),
    [settled, published, allowedHosts, ready],
  );
  const { state: saving, store, settle } = useAutosave(view, { definition: settled, readable: parsed.ok });

  const present = useRef(history);
  present.current = history;
  const put = useCallback((next: History) => {
    present.current = next;
    setHistory(next);
  }, []);

  const change = useCallback(
    (next: Definition) => {
      if (view.mayWrite) put(record(present.current, next, Date.now()));
    },
    [put, view.mayWrite],
  );

  const step = useCallback(
    (way: (history: History) => History) => {
      const before = present.current;
      const next = way(before);
      if (next === before || next.present === before.present) return false;
      put(next);
      const at = changedPlace(before.present, next.present);
      if (at) setChosen(at);
      return true;
    },
    [put],
  );

  /** Makes an edit, looks at what it made, and says what else it mended or why it cannot be. */
  const make = useCallback(
    (edit: Edit, list: Place["list"], told?: string) => {
      if (!view.mayWrite) return false;
      if (!edit.ok) {
        say(sayEdit(sayings, edit).join(" "));
        return false;
      }
      change(edit.definition);
      setChosen({ list, id: edit.id });
      const words = [told, ...sayEdit(sayings, edit)].filter((one) => one !== undefined).join(" ");
      if (words !== "") say(words, { label: t("bar.undo"), run: () => void step(undo) });
      return true;
    },
    [change, sayings, step, t, view.mayWrite],
  );

  const draft = () => present.current.present;
  const acts = {
    choose: setChosen,
    change,
    undo: () => step(undo),
    redo: () => step(redo),
    putQuestion: (index: number, next: Question) =>
      change({ ...draft(), questions: draft().questions.map((one, at) => (at === index ? next : one)) }),
    add: (kind: QuestionKind) => {
      const after = place.list === "questions" ? place.id : undefined;
      if (make(addQuestion(draft(), { kind, after }, Math.random), "questions")) setWriting((count) => count + 1);
    },
    addEnding: () => {
      if (make(addEnding(draft(), Math.random), "endings")) setWriting((count) => count + 1);
    },
    duplicate: (id: string) => make(duplicateQuestion(draft(), id, Math.random), "questions"),
    move: (moved: Place, to: number) =>
      make(
        moved.list === "questions" ? moveQuestion(draft(), moved.id, to) : moveEnding(draft(), moved.id, to),
        moved.list,
      ),
    remove: (gone: Place) =>
      make(
        gone.list === "questions" ? removeQuestion(draft(), gone.id) : removeEnding(draft(), gone.id),
        gone.list,
        t("deleted", { place: placeName(draft(), gone, t) }),
      ),
    /** Puts the cursor into the words of the chosen place. */
    write: () => setWriting((count) => count + 1),
    setLocale,
    settle,
    store,
  };

  useEffect(() => {
    if (!definition.locales.includes(locale)) setLocale(definition.locale);
  }, [definition, locale]);

  return {
    definition,
    settled,
    place,
    locale,
    writing,
    errors,
    lint,
    saving,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    acts,
  };
}

export type Builder = ReturnType<typeof useBuilder>;

/** The place itself, or where it was one of its list is gone, the nearest that is there. */
function standing(definition: Definition, place: Place): Place {
  if (indexOf(definition, place) >= 0) return place;
  const [first] = definition.questions;
  return { list: "questions", id: first?.id ?? "" };
}
