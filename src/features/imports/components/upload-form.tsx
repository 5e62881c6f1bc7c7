"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { formatValue } from "@/domain/metrics/display";
import { Button } from "@/ui/button";
import { FileDrop } from "@/ui/file-drop";
import { Progress } from "@/ui/progress";

/** Chooses a file and sends it with a progress bar; without script it is a plain form to the same address. */
export function UploadForm({ slug }: { slug: string }) {
  const router = useRouter();
  const t = useTranslations("imports.upload");
  const locale = useLocale();
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const action = `/w/${slug}/imports/upload`;

  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (sent !== null) return;
    setError(null);
    setSent(0);
    // fetch cannot say how much of a file has gone out.
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => setSent(total > 0 ? loaded / total : 0);
    request.onerror = () => fail(t("broke"));
    request.onload = () => {
      const reply = readReply(request.responseText);
      if (request.status === 201 && reply.url) router.push(reply.url);
      else fail(reply.errors?.[0]?.message ?? reply.detail ?? reply.title ?? t("refused"));
    };
    request.send(new FormData(event.currentTarget));
  }

  function fail(message: string): void {
    setSent(null);
    setError(message);
  }

  return (
    <form action={action} method="post" encType="multipart/form-data" onSubmit={send} className="grid max-w-2xl gap-4">
      <FileDrop
        name="file"
        required
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,text/csv,text/tab-separated-values,application/json"
        label={t("choose")}
        note={t("note")}
        error={error}
      />
      {sent === null ? null : (
        <Progress
          label={t("uploading")}
          detail={formatValue(Math.round(sent * 100), "percent", { locale })}
          value={sent * 100}
        />
      )}
      <div>
        <Button type="submit" variant="primary" aria-disabled={sent !== null || undefined}>
          {t("look")}
        </Button>
      </div>
    </form>
  );
}

interface Reply {
  url?: string;
  title?: string;
  detail?: string;
  errors?: { path: string; message: string }[];
}

function readReply(text: string): Reply {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
