"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Text } from "@/domain/survey/locale";
import { errorAt } from "@/features/surveys/builder/question/edit-text";
import { TextField, type Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

interface Link {
  readonly url: string;
  readonly label: Text;
}

/** The address and the words of a link that leads out of the survey. */
export function LinkFields<L extends Link>({
  writing,
  path,
  link,
  children,
  onLink,
}: {
  writing: Writing;
  /** The link's place in the document. */
  path: string;
  link: L;
  children?: ReactNode;
  /** Null takes the link away. */
  onLink: (next: L | null) => void;
}) {
  const t = useTranslations("logic");
  const wrong = errorAt(writing.errors, `${path}.url`);
  return (
    <div className="grid gap-3">
      <Field label={t("link.address")} error={wrong} hint={wrong ? undefined : t("link.hint")}>
        {(control) => (
          <Input
            {...control}
            type="url"
            dir="ltr"
            inputMode="url"
            spellCheck={false}
            placeholder="https://"
            maxLength={2000}
            value={link.url}
            onChange={(event) => onLink({ ...link, url: event.target.value.trim() })}
          />
        )}
      </Field>
      <TextField
        writing={writing}
        path={`${path}.label`}
        text={link.label}
        label={t("link.words")}
        onText={(label) => onLink({ ...link, label })}
      />
      {children}
      <Button size="sm" className="justify-self-start" onClick={() => onLink(null)}>
        {t("link.remove")}
      </Button>
    </div>
  );
}
