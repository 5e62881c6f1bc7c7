"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CAUSES, type Cause, isCause } from "@/domain/follow-up/causes";
import { LONGEST_NOTE } from "@/domain/follow-up/limits";
import { AssignDialog } from "@/features/follow-ups/components/assign-dialog";
import type { RowState } from "@/features/follow-ups/components/work-provider";
import { useWork } from "@/features/follow-ups/components/work-provider";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { Label } from "@/ui/label";
import { NativeSelect } from "@/ui/native-select";
import { useLetterKeys } from "@/ui/rows/letter-keys";
import { Textarea } from "@/ui/textarea";

/** What is done with one follow-up: whose it is, how far it is, why it happened, what was agreed. */
export function WorkPanel({
  stored,
  me,
  members,
  names,
}: {
  stored: {
    readonly id: string;
    readonly cause: Cause | "";
    readonly causeWords: string;
    readonly note: string;
  } & RowState;
  me: string;
  members: readonly { readonly id: string; readonly name: string }[];
  names: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("followUps");
  const { now, run } = useWork();
  const [letters] = useLetterKeys();
  const [assigning, setAssigning] = useState(false);
  const [cause, setCause] = useState(stored.cause);
  const [causeWords, setCauseWords] = useState(stored.causeWords);
  const [note, setNote] = useState(stored.note);
  const row = now(stored.id, stored);
  const target = [{ ...row, id: stored.id }];
  const closed = row.state === "solved" || row.state === "not_solvable" || row.state === "withdrawn";
  const changed = cause !== stored.cause || causeWords !== stored.causeWords || note !== stored.note;
  return (
    <div className="mt-3 grid gap-3 print:hidden">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{t(`states.${row.state}`)}</span>
        <span className="text-muted-foreground">
          {row.ownerId === null ? t("list.unassigned") : <bdi>{names[row.ownerId] ?? t("events.left")}</bdi>}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        {closed ? (
          <Button variant="quiet" size="sm" onClick={() => void run(target, { state: "contacted" })}>
            {t("act.reopen")}
          </Button>
        ) : (
          <>
            {row.state === "new" ? (
              <Button
                variant="primary"
                size="sm"
                aria-keyshortcuts={letters ? "c" : undefined}
                onClick={() => void run(target, { state: "contacted" })}
              >
                {t("act.contacted")}
              </Button>
            ) : null}
            <Button
              variant={row.state === "new" ? "quiet" : "primary"}
              size="sm"
              aria-keyshortcuts={letters ? "e" : undefined}
              onClick={() => void run(target, { state: "solved" })}
            >
              {t("act.solved")}
            </Button>
            <Button variant="quiet" size="sm" onClick={() => void run(target, { state: "not_solvable" })}>
              {t("act.notSolvable")}
            </Button>
          </>
        )}
        <Button
          variant="ghost"
          size="sm"
          aria-keyshortcuts={letters ? "a" : undefined}
          onClick={() => setAssigning(true)}
        >
          {t("act.assign")}
        </Button>
      </div>
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void run(target, { cause: cause === "" ? null : cause, causeWords, note });
        }}
      >
        <div>
          <Label htmlFor="follow-up-cause">{t("detail.cause")}</Label>
          <NativeSelect
            id="follow-up-cause"
            className="mt-0.5"
            value={cause}
            onChange={({ target: { value } }) => setCause(isCause(value) ? value : "")}
          >
            <option value="">{t("detail.noCause")}</option>
            {CAUSES.map((one) => (
              <option key={one} value={one}>
                {t(`causes.${one}`)}
              </option>
            ))}
          </NativeSelect>
        </div>
        {cause === "own" ? (
          <div>
            <Label htmlFor="follow-up-cause-words">{t("detail.causeWords")}</Label>
            <Input
              id="follow-up-cause-words"
              className="mt-0.5"
              maxLength={200}
              value={causeWords}
              onChange={({ target: { value } }) => setCauseWords(value)}
            />
          </div>
        ) : null}
        <div>
          <Label htmlFor="follow-up-note">{t("detail.note")}</Label>
          <Textarea
            id="follow-up-note"
            className="mt-0.5"
            rows={3}
            maxLength={LONGEST_NOTE}
            aria-describedby="follow-up-note-hint"
            value={note}
            onChange={({ target: { value } }) => setNote(value)}
          />
          <p id="follow-up-note-hint" className="mt-0.5 text-muted-foreground text-xs">
            {t("detail.noteHint")}
          </p>
        </div>
        <p>
          <Button type="submit" variant="quiet" size="sm" disabled={!changed}>
            {t("detail.save")}
          </Button>
        </p>
      </form>
      <AssignDialog
        open={assigning}
        onOpenChange={setAssigning}
        me={me}
        members={members}
        assign={(owner) => void run(target, { owner })}
      />
    </div>
  );
}
