"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import type { QuestionKind } from "@/domain/survey/definition";
import { findKinds } from "@/features/surveys/builder/find-kinds";
import { cn } from "@/ui/cn";
import { Input } from "@/ui/input";
import { Popover } from "@/ui/popover";

/** All kinds of question behind a button, in groups, with a field that finds one. Arrows and Enter choose. */
export function KindPicker({
  trigger,
  label,
  open,
  onOpenChange,
  current,
  align = "start",
  onPick,
}: {
  trigger: ReactNode;
  label: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The kind that it is now, where one is changed. */
  current?: QuestionKind;
  align?: "start" | "end";
  onPick: (kind: QuestionKind) => void;
}) {
  return (
    <Popover trigger={trigger} label={label} align={align} open={open} onOpenChange={onOpenChange} className="w-88 p-0">
      <KindList
        label={label}
        current={current}
        onPick={(kind) => {
          onOpenChange(false);
          onPick(kind);
        }}
      />
    </Popover>
  );
}

function KindList({
  label,
  current,
  onPick,
}: {
  label: string;
  current?: QuestionKind;
  onPick: (kind: QuestionKind) => void;
}) {
  const t = useTranslations("builder");
  const id = useId();
  const [search, setSearch] = useState("");
  const groups = findKinds(search, t);
  const kinds = groups.flatMap((group) => group.kinds.map(({ kind }) => kind));
  const [wished, setWished] = useState<QuestionKind | null>(current ?? null);
  const active = wished !== null && kinds.includes(wished) ? wished : kinds[0];
  const goOn = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      const at = active ? kinds.indexOf(active) : -1;
      const next = kinds[(at + by + kinds.length) % kinds.length];
      if (next) setWished(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter" && active) {
      event.preventDefault();
      onPick(active);
    }
  };
  return (
    <>
      <div className="sticky top-0 z-10 border-border border-b bg-popover p-2">
        <Input
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active}` : undefined}
          autoFocus
          autoComplete="off"
          placeholder={t("picker.placeholder")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={goOn}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t("picker.label")} className="p-1.5">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
          <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
            <p id={`${id}-${group.id}`} className="px-2 pt-2 pb-1 text-muted-foreground text-xs">
              {group.name}
            </p>
            {group.kinds.map(({ kind, name, note }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and hears the keys
              // biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant
              <div
                key={kind}
                id={`${id}-${kind}`}
                role="option"
                aria-selected={kind === active}
                onClick={() => onPick(kind)}
                onPointerMove={() => setWished(kind)}
                className={cn(
                  "flex min-h-8 cursor-pointer items-baseline gap-2 rounded-sm px-2 py-1.5 pointer-coarse:min-h-11",
                  kind === active && "bg-muted",
                )}
              >
                <span className={cn("shrink-0 font-medium", kind === current && "text-primary")}>{name}</span>
                <span className="min-w-0 flex-1 truncate text-end text-muted-foreground text-xs">{note}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {groups.length === 0 ? (
        <p role="status" className="px-4 pb-4 text-muted-foreground">
          {t("picker.none")}
        </p>
      ) : null}
    </>
  );
}
