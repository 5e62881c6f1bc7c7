"use client";

import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";

/**
 * A list whose order people change: by dragging its handles, by Space and arrows on a handle, by Alt and an arrow anywhere
 * in a row. `name` is what screen readers call an item.
 */
export function SortableList<Item extends { readonly id: string }>({
  items,
  nameOf,
  label,
  onOrder,
  children,
}: {
  items: readonly Item[];
  nameOf: (item: Item, place: number) => string;
  label: string;
  onOrder: (items: Item[]) => void;
  children: (item: Item, place: number) => ReactNode;
}) {
  const t = useTranslations("ui.sort");
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (key: unknown) => items.findIndex((item) => item.id === key);
  const said = (key: unknown) => {
    const place = placeOf(key);
    const item = items[place];
    return item ? nameOf(item, place) : "";
  };
  const move = (from: number, to: number) => {
    if (from < 0 || to < 0 || to >= items.length || from === to) return;
    onOrder(arrayMove([...items], from, to));
  };
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => move(placeOf(active.id), placeOf(over?.id))}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => t("lifted", { name: said(active.id) }),
          onDragOver: ({ over }) => (over ? t("place", { n: placeOf(over.id) + 1, all: items.length }) : ""),
          onDragEnd: ({ active, over }) => t("at", { name: said(active.id), n: placeOf(over?.id ?? active.id) + 1 }),
          onDragCancel: ({ active }) => t("back", { name: said(active.id) }),
        },
      }}
    >
      <SortableContext items={items.map((item) => item.id)} strategy={verticalListSortingStrategy}>
        <ol aria-label={label} className="grid gap-2">
          {items.map((item, place) => (
            <SortableRow key={item.id} id={item.id} name={nameOf(item, place)} onMove={(by) => move(place, place + by)}>
              {children(item, place)}
            </SortableRow>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function SortableRow({
  id,
  name,
  onMove,
  children,
}: {
  id: string;
  name: string;
  onMove: (by: 1 | -1) => void;
  children: ReactNode;
}) {
  const t = useTranslations("ui.sort");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  return (
    <li
      ref={setNodeRef}
      // Where the row is while it is dragged: computed, so inline.
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
      className={cn("flex items-start gap-1", isDragging && "relative z-10 rounded-md bg-background shadow-pop")}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <Button
        ref={setActivatorNodeRef}
        variant="ghost"
        size="icon"
        className="mt-1 w-6 cursor-grab touch-none"
        {...attributes}
        {...listeners}
        aria-label={t("move", { name })}
        title={t("how")}
      >
        <GripVertical size={14} aria-hidden="true" />
      </Button>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}
