"use client";

import { ListPlus } from "lucide-react";
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
  plural,
  writing,
  existing,
  room,
  onAdd,
}: {
  noun: string;
  plural: string;
  writing: Writing;
  existing: readonly string[];
  room: number;
  onAdd: (lines: readonly string[]) => void;
}) {
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
      <Field label={<span className="sr-only">New {noun}</span>} className="flex-1">
        {(control) => (
          <Input
            {...control}
            lang={locale}
            dir={directionOf(locale)}
            placeholder={`Add ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}, then Enter`}
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
      <PasteList noun={noun} plural={plural} existing={existing} room={room} writing={writing} onAdd={onAdd} />
    </div>
  );
}

function PasteList({ noun, plural, existing, room, writing, onAdd }: Parameters<typeof NewItem>[0]) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const lines = pasteLines(text, existing);
  const added = Math.min(lines.length, room);
  return (
    <Dialog
      title={`Paste ${plural}`}
      description="One a line. Bullets and numbers before the words are left out, and so is what is there already."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline" className="mt-1 h-9 pointer-coarse:h-11">
          <ListPlus size={16} aria-hidden="true" />
          <span>Paste a list</span>
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
            {added === 0 ? "Add" : `Add ${added} ${added === 1 ? noun : plural}`}
          </Button>
          {lines.length > room ? <p className="text-destructive text-xs">Only {room} more fit.</p> : null}
        </>
      }
    >
      <Field label={`${plural.slice(0, 1).toUpperCase()}${plural.slice(1)}, one a line`}>
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
