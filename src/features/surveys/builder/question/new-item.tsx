"use client";

import { ListPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, useState } from "react";
import { directionOf } from "@/domain/survey/locale";
import { pasteLines } from "@/features/surveys/builder/question/paste-lines";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Textarea } from "@/ui/textarea";

/** The last field of a list: what is written there becomes an item by Enter, and many at once by pasting lines. */
export function NewItem({
  noun,
  writing,
  existing,
  room,
  onAdd,
}: {
  noun: "option" | "row" | "category";
  writing: Writing;
  existing: readonly string[];
  room: number;
  onAdd: (lines: readonly string[]) => void;
}) {
  const t = useTranslations("builder.items");
  const [words, setWords] = useState("");
  const { locale } = writing;
  const add = () => {
    if (words.trim() !== "") onAdd([words.trim()]);
    setWords("");
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    onAdd(pasteLines(text, existing));
  };
  return (
    <div className="flex items-start gap-2 ps-7">
      <Field label={<span className="sr-only">{t(`${noun}.new`)}</span>} className="flex-1">
        {(control) => (
          <Input
            {...control}
            lang={locale}
            dir={directionOf(locale)}
            placeholder={t(`${noun}.add`)}
            maxLength={500}
            value={words}
            className="border-dashed"
            onChange={(event) => setWords(event.target.value)}
            onPaste={paste}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              add();
            }}
          />
        )}
      </Field>
      <PasteList noun={noun} existing={existing} room={room} writing={writing} onAdd={onAdd} />
    </div>
  );
}

function PasteList({ noun, existing, room, writing, onAdd }: Parameters<typeof NewItem>[0]) {
  const t = useTranslations("builder.items");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const lines = pasteLines(text, existing);
  const added = Math.min(lines.length, room);
  return (
    <Dialog
      title={t(`${noun}.paste`)}
      description={t("pasteNote")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline" className="mt-1 h-9 pointer-coarse:h-11">
          <ListPlus size={16} aria-hidden="true" />
          <span>{t("pasteList")}</span>
        </Button>
      }
      footer={
        <>
          <Button
            variant="primary"
            disabled={added === 0}
            onClick={() => {
              onAdd(lines);
              setText("");
              setOpen(false);
            }}
          >
            {t(`${noun}.addN`, { n: added })}
          </Button>
          {lines.length > room ? <p className="text-destructive text-xs">{t("room", { n: room })}</p> : null}
        </>
      }
    >
      <Field label={t(`${noun}.lines`)}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            autoFocus
            lang={writing.locale}
            dir={directionOf(writing.locale)}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
