"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useId } from "react";
import type { CommentChange, CommentState } from "@/features/topics/comment-actions";
import type { CommentView } from "@/features/topics/describe-comments";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { say } from "@/ui/toaster";

/** What may be done with one comment: correct its topics, tag, hide, remove words. What can be taken back says so. */
export function CommentMenu({
  row,
  topics,
  about,
  mayErase,
  mayTag,
  action,
}: {
  row: Omit<CommentView, "pieces"> & { pieces?: undefined };
  topics: readonly { readonly id: string; readonly name: string }[];
  about: string | null;
  mayErase: boolean;
  mayTag: boolean;
  action: FormAction<CommentState>;
}) {
  const t = useTranslations("topics");
  const id = useId();
  const run = async (state: CommentState, form: FormData): Promise<CommentState> => {
    const next = await action(state, form);
    const { undo } = next;
    if (next.ok && next.message !== null)
      say(
        next.message,
        undo ? { label: t("act.undo"), run: () => startTransition(() => send(formOf(undo))) } : undefined,
      );
    return next;
  };
  const [state, send] = useActionState<CommentState, FormData>(run, IDLE);
  const own = about === null ? row.topics : row.topics.filter((topic) => topic.id === about);
  const others = topics.filter((topic) => !row.topics.some((has) => has.id === topic.id));
  const button = (change: CommentChange, label: string) => (
    <Button key={label} type="button" size="sm" onClick={() => startTransition(() => send(formOf(change)))}>
      <bdi>{label}</bdi>
    </Button>
  );
  return (
    <details className="open:basis-full print:hidden">
      <summary className="w-fit text-muted-foreground text-xs leading-6 pointer-coarse:leading-11">
        {t("act.more")}
      </summary>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        {own.map((topic) =>
          button({ what: "refuse", id: row.id, topic: topic.id }, t("act.notAbout", { topic: topic.name })),
        )}
        {row.tags.map((tag) =>
          button({ what: "untag", id: row.id, tag: tag.id }, t("act.removeTag", { tag: tag.name })),
        )}
        {button({ what: row.hidden ? "show" : "hide", id: row.id }, t(row.hidden ? "act.show" : "act.hide"))}
        {mayErase && row.found ? (
          <Redact
            action={send}
            id={row.id}
            what="redactPersonal"
            label={t("act.redactPersonal")}
            title={t("act.redactPersonalTitle")}
          >
            {t("act.redactPersonalText", { kinds: row.personal ?? "" })}
          </Redact>
        ) : null}
        {mayErase ? (
          <Redact action={send} id={row.id} what="redact" label={t("act.redact")} title={t("act.redactTitle")}>
            {t("act.redactText", { mark: t("personal.mark") })}
          </Redact>
        ) : null}
      </div>
      <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        {others.length === 0 ? null : (
          <form action={send} className="flex items-end gap-2">
            <Hidden what="add" id={row.id} />
            <div>
              <label htmlFor={`${id}-topic`} className="block text-muted-foreground text-xs">
                {t("act.addTopic")}
              </label>
              <NativeSelect id={`${id}-topic`} name="topic">
                {others.map((topic) => (
                  <option key={topic.id} value={topic.id}>
                    {topic.name}
                  </option>
                ))}
              </NativeSelect>
            </div>
            <Button type="submit">{t("form.save")}</Button>
          </form>
        )}
        {mayTag ? (
          <form action={send} className="flex items-end gap-2">
            <Hidden what="tag" id={row.id} />
            <div>
              <label htmlFor={`${id}-tag`} className="block text-muted-foreground text-xs">
                {t("act.tagName")}
              </label>
              <Input id={`${id}-tag`} name="name" maxLength={40} required dir="auto" className="w-40" />
            </div>
            <Button type="submit">{t("act.addTag")}</Button>
          </form>
        ) : null}
      </div>
      <p role="status" className="mt-1 text-destructive text-xs empty:hidden">
        {state.ok ? null : state.message}
      </p>
    </details>
  );
}

function Redact({
  action,
  id,
  what,
  label,
  title,
  children,
}: {
  action: (form: FormData) => void;
  id: string;
  what: "redact" | "redactPersonal";
  label: string;
  title: string;
  children: string;
}) {
  const t = useTranslations("topics.act");
  return (
    <ConfirmDialog
      trigger={
        <Button type="button" size="sm">
          {label}
        </Button>
      }
      title={title}
      confirmLabel={t("confirm")}
      action={action}
      fields={{ what, id }}
    >
      {children}
    </ConfirmDialog>
  );
}

function Hidden({ what, id }: { what: string; id: string }) {
  return (
    <>
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}

function formOf(change: CommentChange): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return form;
}
