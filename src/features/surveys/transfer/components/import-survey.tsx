"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ImportReply } from "@/features/surveys/transfer/answer-import";
import { FileReport } from "@/features/surveys/transfer/components/file-report";
import type { Translator } from "@/platform/i18n/translator";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FileDrop } from "@/ui/file-drop";
import { Notice } from "@/ui/notice";
import { Textarea } from "@/ui/textarea";

type State =
  | { readonly at: "start" | "busy"; readonly failed: string | null }
  | { readonly at: "read"; readonly reply: ImportReply };

/**
 * A survey from a file or from pasted text: read first and told in whole, stored only by a second press. What does not fit
 * is told line by line, beside the text that one can mend.
 */
export function ImportSurvey({ url, largest }: { url: string; largest: number }) {
  const t = useTranslations("surveyFile");
  const bytes = (n: number) => sayBytes(n, t);
  const [text, setText] = useState("");
  const [state, setState] = useState<State>({ at: "start", failed: null });
  const router = useRouter();

  const send = async (body: string, query: string) => {
    setState({ at: "busy", failed: null });
    const failed = await post(`${url}${query}`, body, t("failed")).then(
      (reply) => {
        if (reply.kind === "stored") router.push(reply.href);
        else setState({ at: "read", reply });
        return null;
      },
      (error: unknown) => (error instanceof Error ? error.message : t("failed")),
    );
    if (failed !== null) setState({ at: "start", failed });
  };

  const choose = async ([file]: File[]) => {
    if (!file) return;
    if (file.size > largest) {
      setText("");
      setState({
        at: "start",
        failed: t("large", { name: file.name, size: bytes(file.size), most: bytes(largest) }),
      });
      return;
    }
    const chosen = await file.text();
    setText(chosen);
    await send(chosen, "");
  };

  const read = state.at === "read" ? state.reply : null;
  const report = useRef<HTMLDivElement>(null);
  // On a phone it stands below the text: whoever pressed is led there, by eye or by ear.
  useEffect(() => {
    if (read) report.current?.focus();
  }, [read]);
  const failed = state.at === "read" ? null : state.failed;
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
      <form
        className="grid min-w-0 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(text, "");
        }}
      >
        <FileDrop
          label={t("choose")}
          note={t("note", { size: bytes(largest) })}
          accept=".json,application/json"
          onChoose={(files) => void choose(files)}
        />
        <Field label={t("paste")}>
          {(control) => (
            <Textarea
              {...control}
              value={text}
              rows={14}
              spellCheck={false}
              dir="ltr"
              className="field-sizing-fixed h-72 font-mono text-xs"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Button type="submit" variant={read?.kind === "fits" ? "outline" : "primary"}>
            {state.at === "busy" ? t("reading") : t("read")}
          </Button>
        </div>
      </form>
      <div ref={report} tabIndex={-1} aria-live="polite" className="min-w-0 scroll-mt-4 outline-none">
        {failed ? (
          <Notice tone="blocks" title={t("nothing")}>
            {failed}
          </Notice>
        ) : null}
        {read && read.kind !== "stored" ? (
          <FileReport
            reply={read}
            onLeaveOut={() => void send(text, "?leaveOut=1")}
            onStore={() => void send(text, "?store=1&leaveOut=1")}
          />
        ) : null}
        {read === null && failed === null ? <p className="max-w-prose text-muted-foreground">{t("empty")}</p> : null}
      </div>
    </div>
  );
}

async function post(url: string, body: string, failed: string): Promise<ImportReply> {
  const reply = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const read: unknown = await reply.json().catch(() => null);
  if (reply.ok) return read as ImportReply;
  const { detail, title } = (read ?? {}) as { detail?: string; title?: string };
  throw new Error(detail ?? title ?? failed);
}

function sayBytes(bytes: number, t: Translator<"surveyFile">): string {
  const size = bytes / (1024 * 1024);
  return size < 0.1
    ? t("kb", { size: String(Math.max(1, Math.round(bytes / 1024))) })
    : t("mb", { size: size.toFixed(size < 10 ? 1 : 0).replace(/\.0$/, "") });
}
