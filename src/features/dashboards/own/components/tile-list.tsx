"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useEffect, useState } from "react";
import { PlainForm } from "@/features/dashboards/components/plain-form";
import { type FormAction, IDLE } from "@/platform/form-state";
import { SortableList } from "@/ui/sortable-list";

interface NamedTile {
  readonly id: string;
  readonly name: string;
}

/** The tiles in their order: dragged, moved by keys, or by the buttons that work without a script; and taken away. */
export function TileList({
  tiles,
  order,
  remove,
}: {
  tiles: readonly NamedTile[];
  order: FormAction;
  remove: FormAction;
}) {
  const t = useTranslations("ownDashboards");
  const [shown, setShown] = useState(tiles);
  const [state, send] = useActionState(order, IDLE);
  useEffect(() => setShown(tiles), [tiles]);
  const arrange = (next: readonly NamedTile[]) => {
    setShown(next);
    const form = new FormData();
    form.set("order", idsOf(next));
    startTransition(() => send(form));
  };
  return (
    <>
      <SortableList items={shown} nameOf={({ name }) => name} label={t("order")} onOrder={arrange}>
        {(tile, place) => (
          <div className="flex flex-wrap items-center justify-between gap-2 border-border border-b py-1.5">
            <bdi>{tile.name}</bdi>
            <div className="flex gap-1">
              <PlainForm
                action={order}
                submit="↑"
                size="sm"
                variant="quiet"
                label={t("up", { name: tile.name })}
                fields={[{ kind: "hidden", name: "order", label: "", value: idsOf(swapped(shown, place, -1)) }]}
              />
              <PlainForm
                action={order}
                submit="↓"
                size="sm"
                variant="quiet"
                label={t("down", { name: tile.name })}
                fields={[{ kind: "hidden", name: "order", label: "", value: idsOf(swapped(shown, place, 1)) }]}
              />
              <PlainForm
                action={remove}
                submit={t("remove")}
                size="sm"
                variant="quiet"
                label={`${t("remove")}: ${tile.name}`}
                fields={[{ kind: "hidden", name: "tile", label: "", value: tile.id }]}
              />
            </div>
          </div>
        )}
      </SortableList>
      <p aria-live="polite" className="mt-1 text-muted-foreground text-xs">
        {state.message}
      </p>
    </>
  );
}

function idsOf(tiles: readonly NamedTile[]): string {
  return tiles.map(({ id }) => id).join(",");
}

/** The tiles with one moved by a place; as they are where it stands at the end. */
function swapped(tiles: readonly NamedTile[], place: number, by: 1 | -1): NamedTile[] {
  const [tile, other] = [tiles[place], tiles[place + by]];
  if (!tile || !other) return [...tiles];
  return tiles.map((one, at) => (at === place ? other : at === place + by ? tile : one));
}
