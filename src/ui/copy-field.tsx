"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";

/**
 * Something to take along (a link, a key, a snippet): a field that can be selected and a button that copies it and says so.
 * Where the browser forbids copying, the text is selected instead, ready for the keyboard.
 */
export function CopyField({
  value,
  label,
  hideLabel,
  hint,
  multiline,
  rows = 5,
  className,
}: {
  value: string;
  label: string;
  hideLabel?: boolean;
  hint?: string;
  multiline?: boolean;
  /** Lines that are seen at once. */
  rows?: number;
  className?: string;
}) {
  const t = useTranslations("ui");
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<"" | "copied" | "selected">("");
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), 4000);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid("copied");
    } catch {
      setSaid("selected");
    }
  };
  const shared = {
    ref: field,
    id,
    readOnly: true,
    value,
    spellCheck: false,
    dir: "ltr",
    "aria-describedby": hint ? `${id}-hint` : undefined,
    onFocus: () => field.current?.select(),
  } as const;
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1 block font-medium"}>
        {label}
      </label>
      <div
        className={cn(
          "flex gap-2 rounded-md border border-input bg-card p-1 has-[input:focus-visible,textarea:focus-visible]:outline-2 has-[input:focus-visible,textarea:focus-visible]:outline-offset-2 has-[input:focus-visible,textarea:focus-visible]:outline-ring",
          multiline ? "items-start" : "items-center",
        )}
      >
        {multiline ? (
          <textarea
            {...shared}
            rows={rows}
            className="min-w-0 flex-1 resize-y bg-transparent px-1.5 py-1 font-mono text-xs outline-none"
          />
        ) : (
          <input {...shared} className="h-8 min-w-0 flex-1 bg-transparent px-1.5 text-base outline-none" />
        )}
        <Button variant="quiet" onClick={copy}>
          {said === "copied" ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
          {t(said === "copied" ? "copied" : "copy")}
          <span className="sr-only"> {label}</span>
        </Button>
      </div>
      <p aria-live="polite" className={said === "selected" ? "mt-1 text-muted-foreground text-xs" : "sr-only"}>
        {said === "" ? "" : t(said)}
      </p>
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-muted-foreground text-xs">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
