"use client";

import { ArrowDown, ArrowUp, MoreVertical, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { freshId } from "@/domain/survey/edit/fresh-id";
import { directionOf, type Text, textIn } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";
import { textErrorAt, withWords } from "@/features/surveys/builder/question/edit-text";
import { NewItem } from "@/features/surveys/builder/question/new-item";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";
import { DropdownMenu, MenuItem } from "@/ui/dropdown-menu";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SortableList } from "@/ui/sortable-list";

interface Item {
  readonly id: string;
  readonly label: Text;
}

/**
 * Options, rows or categories: written, added, pasted as a list, put in order, taken out. A new one is made by writing it
 * in the last field, so that no empty one ever stands in the document.
 */
export function ItemList<One extends Item>({
  items,
  writing,
  path,
  noun,
  most,
  least = 1,
  make,
  onItems,
  onRemove,
  menuOf,
  detail,
}: {
  items: readonly One[];
  writing: Writing;
  /** "questions.2.options" */
  path: string;
  /** What they are; also begins their ids. */
  noun: "option" | "row" | "category";
  most: number;
  least?: number;
  make: (id: string, label: Text) => One;
  onItems: (items: One[]) => void;
  /** Takes an item out together with what names it. */
  onRemove: (item: One) => void;
  /** Further entries of an item's menu. */
  menuOf?: (item: One, put: (next: One) => void) => ReactNode;
  /** What else an item has, below its words. */
  detail?: (item: One, put: (next: One) => void, place: number) => ReactNode;
}) {
  const t = useTranslations("builder.items");
  const { definition, locale, errors } = writing;
  const own = definition.locale;
  const list = useRef<HTMLDivElement>(null);
  const nameOf = (item: One, place: number) => textIn(item.label, locale, own) || t(`${noun}.one`, { n: place + 1 });
  const room = most - items.length;
  const put = (next: One) => onItems(items.map((one) => (one.id === next.id ? next : one)));
  const add = (lines: readonly string[]) => {
    const taken = items.map(({ id }) => id);
    const added = lines.slice(0, room).map((words) => {
      const id = freshId(noun[0] ?? "o", taken, Math.random);
      taken.push(id);
      return make(id, { [own]: words });
    });
    if (added.length > 0) onItems([...items, ...added]);
  };
  const focusAt = (place: number) =>
    requestAnimationFrame(() => {
      const fields = list.current?.querySelectorAll<HTMLInputElement>("[data-item]");
      fields?.[Math.min(place, fields.length - 1)]?.focus();
    });
  const swap = (place: number, by: 1 | -1) => {
    const [one, other] = [items[place], items[place + by]];
    if (!one || !other) return;
    onItems(items.map((item, at) => (at === place ? other : at === place + by ? one : item)));
    focusAt(place + by);
  };

  return (
    <div ref={list} className="grid gap-2">
      <SortableList items={items} label={t(`${noun}.all`)} nameOf={nameOf} onOrder={onItems}>
        {(item, place) => {
          const error = textErrorAt(errors, `${path}.${place}.label`, locale);
          const reference = locale === own ? "" : (item.label[own] ?? "");
          return (
            <>
              <div className="flex items-start gap-1">
                <Field
                  label={<span className="sr-only">{t(`${noun}.label`, { n: place + 1 })}</span>}
                  error={error}
                  hint={
                    reference ? (
                      <bdi lang={own} dir={directionOf(own)}>
                        {reference}
                      </bdi>
                    ) : undefined
                  }
                  className="flex-1"
                >
                  {(control) => (
                    <Input
                      {...control}
                      data-item
                      lang={locale}
                      dir={directionOf(locale)}
                      maxLength={500}
                      placeholder={locale === own ? undefined : t("untranslated")}
                      value={item.label[locale] ?? ""}
                      onChange={(event) =>
                        put({ ...item, label: withWords(item.label, locale, own, event.target.value) })
                      }
                      onKeyDown={(event) => {
                        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                        event.preventDefault();
                        focusAt(place + 1);
                      }}
                    />
                  )}
                </Field>
                <DropdownMenu
                  trigger={
                    <Button
                      variant="ghost"
                      size="icon"
                      className="mt-1"
                      aria-label={t("more", { name: nameOf(item, place) })}
                    >
                      <MoreVertical size={16} aria-hidden="true" />
                    </Button>
                  }
                >
                  <MenuItem disabled={place === 0} onSelect={() => swap(place, -1)}>
                    <ArrowUp size={14} aria-hidden="true" /> {t("up")}
                  </MenuItem>
                  <MenuItem disabled={place === items.length - 1} onSelect={() => swap(place, 1)}>
                    <ArrowDown size={14} aria-hidden="true" /> {t("down")}
                  </MenuItem>
                  {menuOf?.(item, put)}
                </DropdownMenu>
                <Button
                  variant="ghost"
                  size="icon"
                  className="mt-1"
                  aria-label={t("removeName", { name: nameOf(item, place) })}
                  disabled={items.length <= least}
                  title={items.length <= least ? t(`${noun}.last`) : t("remove")}
                  onClick={() => {
                    onRemove(item);
                    focusAt(place);
                  }}
                >
                  <X size={16} aria-hidden="true" />
                </Button>
              </div>
              {detail?.(item, put, place)}
            </>
          );
        }}
      </SortableList>
      {locale !== own ? (
        <p className="ps-7 text-muted-foreground text-xs">{t(`${noun}.own`, { language: pageWords(own).language })}</p>
      ) : room > 0 ? (
        <NewItem
          noun={noun}
          writing={writing}
          existing={items.map((item) => item.label[own] ?? "")}
          room={room}
          onAdd={add}
        />
      ) : (
        <p className="ps-7 text-muted-foreground text-xs">{t(`${noun}.most`, { n: most })}</p>
      )}
    </div>
  );
}
