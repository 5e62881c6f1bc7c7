"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { matchItems, type PaletteItem } from "@/ui/shell/match-items";
import { keepRecent, readRecent, usePaletteItems } from "@/ui/shell/use-palette-items";

/** The field and what it finds: a combobox whose list stays open. Arrows choose, Enter opens, with Ctrl or ⌘ in a new tab. */
export function PaletteList({ source, close }: { source: string; close: () => void }) {
  const t = useTranslations("palette");
  const router = useRouter();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { items, failed, retry } = usePaletteItems(source);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const [recent] = useState(() => readRecent(source));
  const groups = useMemo(() => matchItems(items ?? [], typed, recent), [items, typed, recent]);
  const flat = groups.flatMap((group) => group.items);
  const current = Math.min(chosen, Math.max(0, flat.length - 1));
  useEffect(() => {
    list.current?.querySelector(`[data-place="${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const go = (item: PaletteItem | undefined, newTab: boolean) => {
    if (!item) return;
    keepRecent(source, item.href);
    close();
    if (newTab) window.open(item.href, "_blank", "noopener");
    else router.push(item.href);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && flat.length > 0) {
      event.preventDefault();
      setChosen((current + step + flat.length) % flat.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(flat[current], event.metaKey || event.ctrlKey);
    }
  };
  let place = -1;
  return (
    <>
      <div className="flex items-center gap-2.5 border-border border-b px-4">
        <Search size={16} strokeWidth={1.6} aria-hidden="true" className="shrink-0 text-muted-foreground" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 ? `${id}-${current}` : undefined}
          aria-autocomplete="list"
          aria-label={t("open")}
          placeholder={t("open")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-subtle-foreground"
        />
      </div>
      <div ref={list} className="flex min-h-24 flex-col p-2">
        <div role="listbox" id={`${id}-list`} aria-label={t("results")} className="min-h-0 overflow-y-auto">
          {groups.map(({ group, items: found }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
            <div key={group} role="group" aria-labelledby={`${id}-${group}`} className="pb-1.5">
              <div id={`${id}-${group}`} className="px-2 pt-1 pb-0.5 font-medium text-subtle-foreground text-xs">
                {t(`groups.${group}`)}
              </div>
              {found.map((item) => {
                place += 1;
                const own = place;
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field listens to the keys
                  <div
                    key={`${group} ${item.href}`}
                    role="option"
                    id={`${id}-${own}`}
                    data-place={own}
                    aria-selected={own === current}
                    onPointerMove={() => setChosen(own)}
                    onClick={(event) => go(item, event.metaKey || event.ctrlKey)}
                    className={cn(
                      "flex min-h-8 cursor-pointer items-center gap-3 rounded-sm px-2 pointer-coarse:min-h-11",
                      own === current && "bg-muted",
                    )}
                  >
                    <bdi className="min-w-0 flex-1 truncate">{item.label}</bdi>
                    {item.note ? (
                      <bdi className="max-w-[40%] truncate text-muted-foreground text-xs">{item.note}</bdi>
                    ) : null}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {failed ? (
          <p role="alert" className="flex items-center gap-3 px-2 py-3 text-muted-foreground">
            {t("failed")}
            <Button size="sm" onClick={retry}>
              {t("retry")}
            </Button>
          </p>
        ) : items !== null && flat.length === 0 ? (
          <p className="px-2 py-3 text-muted-foreground">{t("nothing")}</p>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {items === null ? "" : t("found", { n: flat.length })}
      </p>
      <p className="hidden border-border border-t px-4 py-2 text-muted-foreground text-xs sm:block pointer-coarse:hidden">
        {t("keys")}
      </p>
    </>
  );
}
