import { useTranslations } from "next-intl";
import { LONGEST_BODY, LONGEST_SUBJECT } from "@/features/delivery/mailings/input";
import type { FormState } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Textarea } from "@/ui/textarea";

/** What stands in the fields of one language before anybody writes. */
export interface WrittenText {
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
}

/** The words of the mail in the survey's own language; those of its other languages are folded away. */
export function WordsFields({
  texts,
  state,
  locale,
}: {
  texts: readonly WrittenText[];
  state: FormState;
  locale: string;
}) {
  const t = useTranslations("mailings");
  const names = new Intl.DisplayNames([locale], { type: "language" });
  const [own, ...others] = texts;
  if (own === undefined) return null;
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">{t("words")}</legend>
      <p className="text-muted-foreground">{t("wordsLead")}</p>
      <Language text={own} name={names.of(own.locale) ?? own.locale} state={state} />
      {others.map((text) => (
        <details key={text.locale} open={hasError(state, text.locale)}>
          <summary className="min-h-6 cursor-pointer font-medium">{names.of(text.locale) ?? text.locale}</summary>
          <div className="mt-3">
            <Language text={text} name={names.of(text.locale) ?? text.locale} state={state} />
          </div>
        </details>
      ))}
    </fieldset>
  );
}

function hasError({ errors }: FormState, locale: string): boolean {
  return errors[`subject_${locale}`] !== undefined || errors[`body_${locale}`] !== undefined;
}

function Language({ text, name, state }: { text: WrittenText; name: string; state: FormState }) {
  const t = useTranslations("mailings");
  const [subject, body] = [`subject_${text.locale}`, `body_${text.locale}`];
  return (
    <div className="grid gap-4">
      <Field label={t("subject", { language: name })} error={state.errors[subject]}>
        {(control) => (
          <Input
            {...control}
            name={subject}
            maxLength={LONGEST_SUBJECT}
            lang={text.locale}
            defaultValue={state.values?.[subject] ?? text.subject}
          />
        )}
      </Field>
      <Field label={t("body", { language: name })} error={state.errors[body]}>
        {(control) => (
          <Textarea
            {...control}
            name={body}
            rows={4}
            maxLength={LONGEST_BODY}
            lang={text.locale}
            defaultValue={state.values?.[body] ?? text.body}
          />
        )}
      </Field>
    </div>
  );
}
