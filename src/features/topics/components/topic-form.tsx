"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useActionState, useRef } from "react";
import type { PreviewState, TopicState } from "@/features/topics/form-actions";
import type { TopicFormView } from "@/features/topics/load-topic-form";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

/** The form of a topic. The preview asks with what stands in the fields and keeps it; saving leads to the topic. */
export function TopicForm({
  view,
  save,
  preview,
}: {
  view: TopicFormView;
  save: FormAction<TopicState>;
  preview: FormAction<PreviewState>;
}) {
  const t = useTranslations("topics.form");
  const languages = useTranslations("topics.languages");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [state, send] = useActionState<TopicState, FormData>(async (before, data) => {
    const next = await save(before, data);
    if (next.ok && next.href) router.push(next.href);
    return next;
  }, IDLE);
  const [seen, look] = useActionState<PreviewState, FormData>(preview, IDLE);
  const errors = { ...seen.errors, ...state.errors };
  const area = (name: string, value: string, label: string) => (
    <Field key={name} label={label} error={errors[name]}>
      {(control) => <Textarea {...control} name={name} defaultValue={value} rows={4} className="max-h-72" />}
    </Field>
  );
  return (
    <form
      ref={form}
      className="mt-4 grid gap-4"
      onSubmit={(event) => {
        // Sent by hand, so that React does not empty the fields when something does not fit.
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => send(data));
      }}
    >
      <input type="hidden" name="version" value={view.version} />
      <Field label={t("name")} error={errors.name} className="max-w-sm">
        {(control) => <Input {...control} name="name" defaultValue={view.name} maxLength={60} required dir="auto" />}
      </Field>
      <p className="max-w-prose text-muted-foreground text-xs">{t("wordsHint")}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {view.lists.map(({ list, lines }) =>
          area(`words.${list}`, lines, list === "any" ? t("anyWords") : t("words", { language: languages(list) })),
        )}
        {area("except", view.except, t("except"))}
      </div>
      {view.parts.map((part) => (
        <p key={part.id} className="max-w-prose text-muted-foreground text-xs">
          {t("parts", { name: part.name, words: part.words })}
        </p>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{t("save")}</SubmitButton>
        <Button
          type="button"
          onClick={() => {
            const data = form.current && new FormData(form.current);
            if (data) startTransition(() => look(data));
          }}
        >
          {t("preview")}
        </Button>
        <ButtonLink href={view.backHref} variant="quiet">
          {t("cancel")}
        </ButtonLink>
        <p role="status" className={state.ok ? "text-muted-foreground" : "text-destructive"}>
          {state.message ?? (seen.ok ? null : seen.message)}
        </p>
      </div>
      <Found seen={seen} />
    </form>
  );
}

function Found({ seen }: { seen: PreviewState }) {
  const t = useTranslations("topics.form");
  return (
    <section aria-label={t("previewTitle")} aria-live="polite">
      {seen.found ? (
        <>
          <h2 className="mt-2 border-rule border-t pt-2 font-semibold font-voice text-finding">{t("previewTitle")}</h2>
          <p className="text-muted-foreground">{seen.message}</p>
          <ul className="mt-1">
            {seen.found.map((comment) => (
              <li
                key={comment.id}
                dir="auto"
                className="border-border border-b py-2 font-voice [overflow-wrap:anywhere]"
              >
                {comment.pieces.map((piece) =>
                  piece.marked ? (
                    <mark
                      key={piece.at}
                      className="rounded-xs bg-primary-soft px-0.5 text-foreground underline decoration-primary"
                    >
                      {piece.text}
                    </mark>
                  ) : (
                    <span key={piece.at}>{piece.text}</span>
                  ),
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
