"use client";

import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
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
  { value: "name", instead: "you" },
  { value: "agent", instead: "our team" },
  { value: "customer", instead: "your account" },
  { value: "email", instead: "your address" },
  { value: "interaction", instead: "your request" },
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
  const t = useTranslations("builder.insert");
  const [open, setOpen] = useState(false);
  const [source, setSource] = useState("brand");
  const [parameter, setParameter] = useState("");
  const [instead, setInstead] = useState("");
  const [tried, setTried] = useState(false);
  const asked = definition.questions.slice(0, before).filter((question) => canBePiped(question.kind));
  const name = source === "link" ? `link.${parameter.trim()}` : source;
  const wrong = {
    parameter: source === "link" && !/^[A-Za-z0-9_.-]{1,64}$/.test(parameter.trim()) ? t("parameterWrong") : undefined,
    instead:
      source === "brand"
        ? undefined
        : instead.trim() === ""
          ? t("insteadMissing")
          : /[{}|]/.test(instead)
            ? t("insteadWrong")
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
      label={t("label")}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("label")} title={t("label")}>
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
        <Field label={t("insert")}>
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
              <option value="brand">{t("brand")}</option>
              {asked.length > 0 ? (
                <optgroup label={t("answers")}>
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
              <optgroup label={t("link")}>
                {IDENTITY.map(({ value }) => (
                  <option key={value} value={value}>
                    {t(value)}
                  </option>
                ))}
                <option value="link">{t("another")}</option>
              </optgroup>
            </NativeSelect>
          )}
        </Field>
        {source === "link" ? (
          <Field label={t("parameter")} hint={t("parameterHint")} error={tried ? wrong.parameter : undefined}>
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
          <Field label={t("instead")} error={tried ? wrong.instead : undefined}>
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
          {t("insert")}
        </Button>
      </form>
    </Popover>
  );
}
