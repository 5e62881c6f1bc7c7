"use client";

import { useSortable } from "@dnd-kit/sortable";
import { GripVertical, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import type { OutlineEntry } from "@/features/surveys/builder/describe-outline";
import type { Place } from "@/features/surveys/builder/name-place";
import { cn } from "@/ui/cn";

/** One question or ending in the outline: its mark, words, kind, what is wrong with it, and its rules below. */
export const OutlineRow = memo(function OutlineRow({
  entry,
  chosen,
  stop,
  moving,
  onChoose,
}: {
  entry: OutlineEntry;
  chosen: boolean;
  /** Where Tab stops in its list. */
  stop: boolean;
  moving: boolean;
  onChoose: (place: Place) => void;
}) {
  const t = useTranslations("builder.outline");
  const { place, mark, title, kind, lines, trouble } = entry;
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: place.id,
    disabled: !moving,
  });
  const row = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys of its options
    <div
      ref={(node) => {
        row.current = node;
        setNodeRef(node);
      }}
      role="option"
      aria-selected={chosen}
      tabIndex={stop ? 0 : -1}
      onClick={() => onChoose(place)}
      style={transform ? { transform: `translateY(${Math.round(transform.y)}px)`, transition } : undefined}
      className={cn(
        "cursor-pointer rounded-md -outline-offset-2 [contain-intrinsic-size:auto_36px] [content-visibility:auto]",
        isDragging && "relative z-10 bg-card shadow-pop",
      )}
    >
      <div
        className={cn(
          "flex min-h-9 items-center gap-2 rounded-md pe-2 pointer-coarse:min-h-11",
          chosen ? "bg-primary-soft font-semibold" : "hover:bg-muted",
        )}
      >
        <span
          ref={setActivatorNodeRef}
          {...listeners}
          aria-hidden="true"
          className={cn(
            "grid h-9 w-6 shrink-0 place-items-center text-muted-foreground",
            moving ? "cursor-grab touch-none active:cursor-grabbing" : "invisible",
          )}
        >
          <GripVertical size={14} />
        </span>
        <span className="w-5 shrink-0 text-end text-muted-foreground text-xs">{mark}</span>
        <bdi className={cn("min-w-0 flex-1 truncate", title === null && "text-muted-foreground")}>
          {title ?? t("noWords")}
        </bdi>
        {kind ? <span className="shrink-0 font-normal text-muted-foreground text-xs">{kind}</span> : null}
        {trouble ? (
          <span className={cn("shrink-0", trouble.blocks ? "text-destructive" : "text-worse")}>
            <TriangleAlert size={14} aria-hidden="true" />
            <span className="sr-only">{trouble.words}</span>
          </span>
        ) : null}
      </div>
      {lines.length > 0 ? (
        <ul className="ms-10 mb-1 border-border border-s-2 ps-2.5 text-muted-foreground text-xs">
          {lines.map((line) => (
            <li key={line} className="truncate py-0.5">
              {line}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
});
