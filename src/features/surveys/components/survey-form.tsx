"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { buildDraft } from "@/features/surveys/build-draft";
import { BrandColor } from "@/features/surveys/components/brand-color";
import { FormButtons } from "@/features/surveys/components/form-buttons";
import { KindFields } from "@/features/surveys/components/kind-fields";
import { NumberMeaning } from "@/features/surveys/components/number-meaning";
import { PagePreview } from "@/features/surveys/components/page-preview";
import { SurveyLint } from "@/features/surveys/components/survey-lint";
import { type Place, WordFields } from "@/features/surveys/components/word-fields";
import type { Choice } from "@/features/surveys/describe-choice";
import { type FormValues, type SurveyFormState, templateFor } from "@/features/surveys/read-form";
import { WORD_KEYS, type Words, wordAt } from "@/features/surveys/read-words";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";

export interface SurveyFormProps {
  readonly choices: readonly Choice[];
  readonly locales: readonly { readonly locale: FormValues["locale"]; readonly name: string }[];
  readonly previewUrl: string;
  /** Where the other templates are. */
  readonly templatesUrl: string;
  readonly initial: FormValues;
  readonly action: (state: SurveyFormState, form: FormData) => Promise<SurveyFormState>;
}

const IDLE: SurveyFormState = { ok: false, message: null, errors: {}, typed: null };

/**
 * One screen from nothing to a survey: kind, brand, words, and the real page beside it. A native form that posts to a server
 * action; with a script the page follows each key.
 */
export function SurveyForm(props: SurveyFormProps) {
  const t = useTranslations("newSurvey");
  const { choices, locales, previewUrl, templatesUrl, initial, action } = props;
  const [state, send, pending] = useActionState(action, IDLE);
  const given = state.typed ?? initial;
  const [values, setValues] = useState(given);
  const [written, setWritten] = useState<Words>({});
  const [place, setPlace] = useState<Place>({ at: "start", score: 0 });
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<FormValues>) => setValues((before) => ({ ...before, ...change }));

  const template = templateFor(values.kind, values.scale);
  const choice = choices.find((one) => one.template === template);
  const words = currentWords(choices, choice, given, values, written);
  const ready = choice?.words[values.locale];
  const own = WORD_KEYS.some((key) => words[key] !== undefined && words[key] !== ready?.[key]);
  const language = locales.find((one) => one.locale === values.locale)?.name ?? null;
  const draft = buildDraft({ ...values, words });
  const lint = lintSurvey(draft, { published: null });
  const said = (rule: string) => lint.open.find((finding) => finding.rule === rule);
  const fields: Record<string, string> = {
    kind: values.kind,
    scale: values.scale,
    brand: values.brand,
    color: values.color,
    locale: values.locale,
    wordsOf: `${template} ${values.locale}`,
    ...words,
  };
  const { errors } = state;

  useEffect(() => {
    if (Object.keys(state.errors).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [state]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    // Enter in a field must not publish; the page beside has followed already.
    if (pending || !(submitter instanceof HTMLButtonElement) || submitter.tabIndex < 0) return;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => send(data));
  };

  return (
    <div className="grid lg:min-h-[calc(100dvh-48px)] lg:grid-cols-[minmax(0,1fr)_minmax(420px,39%)]">
      <form
        ref={form}
        action={send}
        onSubmit={submit}
        noValidate
        className="flex min-w-0 flex-col gap-6 px-4 pt-6 pb-8 sm:px-6 lg:pt-8 lg:pb-0 xl:ps-30 xl:pe-24"
      >
        <button type="submit" name="intent" value="draft" tabIndex={-1} aria-hidden="true" className="sr-only">
          {t("save")}
        </button>
        <h1 className="font-medium font-voice text-verdict-small sm:text-verdict">{t("title")}</h1>
        {state.message ? <Notice tone="blocks">{state.message}</Notice> : null}
        <KindFields
          kind={values.kind}
          scale={values.scale}
          error={errors.kind}
          onKind={(kind) => set({ kind })}
          onScale={(scale) => set({ scale })}
        />
        <p className="text-muted-foreground text-xs">
          {t.rich("more", { link: (words) => <TextLink href={templatesUrl}>{words}</TextLink> })}
        </p>
        <input type="hidden" name="wordsOf" value={fields.wordsOf} />
        <div className="grid gap-6 sm:grid-cols-2">
          <Field label={t("brand")} error={errors.brand}>
            {(control) => (
              <Input
                {...control}
                tall
                name="brand"
                autoComplete="organization"
                maxLength={100}
                value={values.brand}
                onChange={(e) => set({ brand: e.target.value })}
              />
            )}
          </Field>
          <Field label={t("language")}>
            {(control) => (
              <NativeSelect
                {...control}
                tall
                name="locale"
                value={values.locale}
                onChange={(e) => {
                  const found = locales.find((one) => one.locale === e.target.value);
                  if (found) set({ locale: found.locale });
                }}
              >
                {locales.map(({ locale, name }) => (
                  <option key={locale} value={locale} lang={locale}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
        <BrandColor
          color={values.color}
          instead={said("low-contrast")?.wording ?? null}
          error={errors.color}
          onColor={(color) => set({ color })}
        />
        <WordFields
          words={words}
          bands={choice?.bands ?? []}
          errors={errors}
          brand={values.brand}
          language={own ? language : null}
          onWord={(key, text) => setWritten((before) => ({ ...before, [key]: text }))}
          onPlace={setPlace}
        />
        <SurveyLint
          lint={lint}
          mendOf={({ path, wording }) => {
            const key = wordAt(path);
            return key && wording !== undefined ? () => setWritten((before) => ({ ...before, [key]: wording })) : null;
          }}
          onDismissed={(dismissed) => set({ dismissed })}
        />
        <input type="hidden" name="dismissed" value={JSON.stringify(values.dismissed)} />
        {choice ? <NumberMeaning choice={choice} /> : null}
        <FormButtons pending={pending} previewUrl={previewUrl} />
      </form>
      <aside
        aria-label={t("preview")}
        className="border-border bg-muted px-4 py-8 max-lg:border-t max-lg:pb-24 lg:border-s"
      >
        <div className="sticky top-8">
          <PagePreview url={previewUrl} firstUrl={firstUrl(previewUrl, given)} fields={fields} place={place} />
        </div>
      </aside>
    </div>
  );
}

/** What stands in the fields: what was written here, else what came with the page; ready words follow kind and language. */
function currentWords(
  choices: readonly Choice[],
  choice: Choice | undefined,
  given: FormValues,
  values: FormValues,
  written: Words,
): Words {
  const { wordsOf } = given;
  const before = wordsOf && choices.find((one) => one.template === wordsOf.template)?.words[wordsOf.locale];
  const now = choice?.words[values.locale];
  const words: Words = {};
  for (const key of WORD_KEYS) {
    const came = given.words[key];
    if (came === undefined) continue;
    const followed = now !== undefined && came === before?.[key] ? now[key] : came;
    words[key] = written[key] ?? followed ?? came;
  }
  return words;
}

function firstUrl(url: string, { kind, scale, brand, color, locale }: FormValues): string {
  return `${url}?${new URLSearchParams({ kind, scale, brand, color, locale })}`;
}
