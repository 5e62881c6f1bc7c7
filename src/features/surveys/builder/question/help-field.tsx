"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { LOCALES, type Text } from "@/domain/survey/locale";
import { TextField, type Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";

/** A text that need not be there: added by a press, taken out again with all its translations. */
export function HelpField({
  text,
  writing,
  path,
  insert,
  onText,
}: {
  text: Text | undefined;
  writing: Writing;
  path: string;
  insert: ComponentProps<typeof TextField>["insert"];
  /** Undefined where nothing is left of it. */
  onText: (text: Text | undefined) => void;
}) {
  const t = useTranslations("builder.help");
  const [wanted, setWanted] = useState(false);
  const isOwn = writing.locale === writing.definition.locale;
  if (text === undefined && !(wanted && isOwn))
    return isOwn ? (
      <Button variant="link" size="inline" className="justify-self-start" onClick={() => setWanted(true)}>
        {t("add")}
      </Button>
    ) : null;
  return (
    <div className="grid w-full min-w-0 gap-1">
      <TextField
        writing={writing}
        path={path}
        text={text}
        label={t("label")}
        lines={2}
        insert={insert}
        onText={(next) => {
          // Emptied it stays on the screen: whoever clears a field mostly writes it anew.
          setWanted(true);
          onText(LOCALES.every((one) => (next[one] ?? "") === "") ? undefined : next);
        }}
      />
      {isOwn ? (
        <Button
          variant="link"
          size="inline"
          className="justify-self-start text-xs"
          onClick={() => {
            setWanted(false);
            if (text !== undefined) onText(undefined);
          }}
        >
          {t("remove")}
        </Button>
      ) : null}
    </div>
  );
}
