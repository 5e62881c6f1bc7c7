"use client";

import { Braces } from "lucide-react";
import { useState } from "react";
import type { Definition } from "@/domain/survey/definition";
import { type Locale, textIn } from "@/domain/survey/locale";
import { canBePiped } from "@/domain/survey/piped-answer";
import { plainWords } from "@/domain/survey/pipes";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Popover } from "@/ui/popover";

const IDENTITY = [
  { value: "name", label: "The customer’s name", instead: "you" },
  { value: "agent", label: "Who helped them", instead: "our team" },
  { value: "customer", label: "The customer’s number", instead: "your account" },
  { value: "email", label: "The customer’s e-mail address", instead: "your address" },
  { value: "interaction", label: "The ticket’s number", instead: "your request" },
] as const;

/**
 * Puts an answer or a value of the link into a text. Everything that may be missing needs words for that case, so nobody
 * reads a sentence with a hole in it.
 */
export function InsertValue({
  definition,
  before,
  locale,
  onInsert,
}: {
  definition: Definition;
  /** How many questions are asked before the text is shown. */
  before: number;
  locale: Locale;
  /** Is given the pipe as it is written: "{agent|our team}". */
  onInsert: (written: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const [source, setSource] = useState("brand");
  const [parameter, setParameter] = useState("");
  const [instead, setInstead] = useState("");
  const [tried, setTried] = useState(false);
  const asked = definition.questions.slice(0, before).filter((question) => canBePiped(question.kind));
  const name = source === "link" ? `link.${parameter.trim()}` : source;
  const wrong = {
    parameter:
      source === "link" && !/^[A-Za-z0-9_.-]{1,64}$/.test(parameter.trim())
        ? "Write the parameter as the link names it, such as product."
        : undefined,
    instead:
      source === "brand"
        ? undefined
        : instead.trim() === ""
          ? "Write what stands there when there is no value."
          : /[{}|]/.test(instead)
            ? "These words cannot hold { } or |."
            : undefined,
  };
  const insert = () => {
    setTried(true);
    if (wrong.parameter || wrong.instead) return;
    onInsert(source === "brand" ? "{brand}" : `{${name}|${instead.trim()}}`);
    setOpen(false);
    setTried(false);
    setInstead("");
  };
  return (
    <Popover
      label="Insert a value"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="icon" aria-label="Insert a value" title="Insert a value">
          <Braces size={16} aria-hidden="true" />
        </Button>
      }
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          insert();
        }}
      >
        <Field label="Insert">
          {(control) => (
            <NativeSelect
              {...control}
              value={source}
              onChange={(event) => {
                setSource(event.target.value);
                setInstead(IDENTITY.find((one) => one.value === event.target.value && locale === "en")?.instead ?? "");
                setTried(false);
              }}
            >
              <option value="brand">The brand’s name</option>
              {asked.length > 0 ? (
                <optgroup label="The answer to">
                  {asked.map((question) => (
                    <option key={question.id} value={`answer.${question.id}`}>
                      {definition.questions.indexOf(question) + 1} ·{" "}
                      {plainWords(textIn(question.title, locale, definition.locale), definition.brand.name).slice(
                        0,
                        60,
                      )}
                    </option>
                  ))}
                </optgroup>
              ) : null}
              <optgroup label="From the link">
                {IDENTITY.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
                <option value="link">Another parameter</option>
              </optgroup>
            </NativeSelect>
          )}
        </Field>
        {source === "link" ? (
          <Field
            label="Parameter of the link"
            hint="product stands for ?product=… in the link."
            error={tried ? wrong.parameter : undefined}
          >
            {(control) => (
              <Input
                {...control}
                dir="ltr"
                value={parameter}
                maxLength={64}
                onChange={(event) => setParameter(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        {source === "brand" ? null : (
          <Field label="If there is none, say" error={tried ? wrong.instead : undefined}>
            {(control) => (
              <Input
                {...control}
                lang={locale}
                value={instead}
                maxLength={200}
                onChange={(event) => setInstead(event.target.value)}
              />
            )}
          </Field>
        )}
        <Button type="submit" className="justify-self-start">
          Insert
        </Button>
      </form>
    </Popover>
  );
}
