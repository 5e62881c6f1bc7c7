"use client";

import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useState } from "react";
import { estimateMinutes } from "@/domain/survey/lint/estimate-minutes";
import { KindPicker } from "@/features/surveys/builder/components/kind-picker";
import { OutlineRow } from "@/features/surveys/builder/components/outline-row";
import { describeOutline, type OutlineEntry, sayDuration } from "@/features/surveys/builder/describe-outline";
import { useLogicWords } from "@/features/surveys/builder/logic/use-logic-words";
import { isSamePlace, type Place } from "@/features/surveys/builder/name-place";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { Kbd } from "@/ui/kbd";
import { useLetterKeys } from "@/ui/rows/letter-keys";

const SEARCH_FROM = 9;

/** The survey at a glance: its questions with their rules, its endings, what is wrong where. Drag, or move by keys. */
export function Outline({
  builder,
  readOnly,
  adding,
  onAdding,
  onChosen,
}: {
  builder: Builder;
  readOnly: boolean;
  /** The menu of kinds is open. */
  adding: boolean;
  onAdding: (open: boolean) => void;
  onChosen: () => void;
}) {
  const t = useTranslations("builder");
  const { settled, place, acts, errors, lint, locale } = builder;
  const logic = useLogicWords();
  const [letters] = useLetterKeys();
  const [search, setSearch] = useState("");
  const entries = useMemo(
    () => describeOutline(settled, { errors, lint, locale }, { t, logic }),
    [settled, errors, lint, locale, t, logic],
  );
  const duration = useMemo(() => sayDuration(estimateMinutes(settled), t), [settled, t]);
  const wanted = search.trim().toLowerCase();
  const found = (list: readonly OutlineEntry[]) =>
    wanted === "" ? list : list.filter((entry) => entry.text.toLowerCase().includes(wanted));
  const [questions, endings] = [found(entries.questions), found(entries.endings)];
  const choose = (next: Place) => {
    acts.choose(next);
    onChosen();
  };
  const list = (name: string, shown: readonly OutlineEntry[], moving: boolean) => (
    <EntryList
      name={name}
      entries={shown}
      place={place}
      moving={moving && !readOnly && wanted === ""}
      onChoose={choose}
      onLook={acts.choose}
      onMove={acts.move}
      onRemove={readOnly ? null : acts.remove}
    />
  );
  return (
    <>
      <div className="flex items-baseline gap-2 px-2">
        <h2 className="font-semibold">{t("outline.questions")}</h2>
        <p className="text-muted-foreground text-xs">{duration}</p>
      </div>
      {entries.questions.length >= SEARCH_FROM ? (
        <div className="relative mt-2 px-1">
          <Search size={14} aria-hidden="true" className="absolute inset-s-3.5 top-2.5 text-muted-foreground" />
          <Input
            type="search"
            aria-label={t("outline.searchLabel")}
            placeholder={t("outline.search")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="ps-8"
          />
        </div>
      ) : null}
      <div className="mt-1.5">{list(t("outline.questions"), questions, true)}</div>
      {wanted !== "" && questions.length + endings.length === 0 ? (
        <p role="status" className="px-2 py-2 text-muted-foreground">
          {t("outline.nothing", { text: search.trim() })}
        </p>
      ) : null}
      {readOnly ? null : (
        <div className="mt-2 px-2">
          <KindPicker
            label={t("outline.newKind")}
            open={adding}
            onOpenChange={onAdding}
            onPick={acts.add}
            trigger={
              <Button aria-keyshortcuts={letters ? "a" : undefined}>
                <Plus size={14} aria-hidden="true" />
                {t("outline.add")}
                {letters ? <Kbd>A</Kbd> : null}
              </Button>
            }
          />
        </div>
      )}
      <h2 className="mt-5 px-2 font-semibold">{t("outline.endings")}</h2>
      <div className="mt-1.5">{list(t("outline.endings"), endings, entries.endings.length > 2)}</div>
      {readOnly ? null : (
        <Button variant="ghost" size="sm" className="mt-1 ms-2 self-start" onClick={acts.addEnding}>
          <Plus size={14} aria-hidden="true" />
          {t("outline.addEnding")}
        </Button>
      )}
      {readOnly ? null : (
        <p className="mt-auto flex items-center gap-1 border-border border-t px-2 pt-3 text-muted-foreground text-xs max-lg:hidden">
          {t.rich("outline.move", { alt: () => <Kbd>Alt</Kbd>, up: () => <Kbd>↑</Kbd> })}
        </p>
      )}
    </>
  );
}

function EntryList({
  name,
  entries,
  place,
  moving,
  onChoose,
  onLook,
  onMove,
  onRemove,
}: {
  name: string;
  entries: readonly OutlineEntry[];
  place: Place;
  moving: boolean;
  /** Chosen to be worked on. */
  onChoose: (place: Place) => void;
  /** Gone past with the arrows. */
  onLook: (place: Place) => void;
  onMove: (place: Place, to: number) => boolean;
  onRemove: ((place: Place) => boolean) | null;
}) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const ids = entries.map((entry) => entry.place.id);
  const hasChosen = entries.some((entry) => isSamePlace(entry.place, place));
  const dropped = ({ active, over }: DragEndEvent) => {
    const moved = entries.find((entry) => entry.place.id === active.id);
    const to = ids.indexOf(String(over?.id));
    if (moved && to >= 0 && active.id !== over?.id) onMove(moved.place, to);
  };
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const at = entries.findIndex((entry) => isSamePlace(entry.place, place));
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const entry = target === undefined ? undefined : entries[target];
    if (entry) {
      event.preventDefault();
      onLook(entry.place);
      event.currentTarget
        .querySelectorAll<HTMLElement>("[role=option]")
        .item(target ?? 0)
        ?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      // In the list that holds no chosen row, the first one has the focus.
      onChoose(entries[Math.max(at, 0)]?.place ?? place);
    } else if ((event.key === "Delete" || event.key === "Backspace") && hasChosen && onRemove) {
      event.preventDefault();
      onRemove(place);
    }
  };
  return (
    <DndContext id={name} sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy} disabled={!moving}>
        <div role="listbox" aria-label={name} onKeyDown={keys} className="grid grid-cols-[minmax(0,1fr)]">
          {entries.map((entry, index) => {
            const chosen = isSamePlace(entry.place, place);
            return (
              <OutlineRow
                key={entry.place.id}
                entry={entry}
                chosen={chosen}
                stop={chosen || (!hasChosen && index === 0)}
                moving={moving && !entry.fixed}
                onChoose={onChoose}
              />
            );
          })}
        </div>
      </SortableContext>
    </DndContext>
  );
}
