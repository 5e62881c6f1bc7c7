"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { FileDrop } from "@/ui/file-drop";
import { say } from "@/ui/toaster";

const TAKEN = "image/png,image/jpeg,image/webp,image/gif,image/svg+xml,.svg";
const LIMIT = 1024 * 1024;

/** The logo: chosen or dropped, sent at once, taken away with a way back. How it looks is in the preview. */
export function LogoField({
  url,
  logo,
  onLogo,
  error,
}: {
  /** Where a picture is sent. */
  url: string;
  /** Id of the stored picture. */
  logo: string | undefined;
  onLogo: (id: string | undefined) => void;
  error?: string;
}) {
  const t = useTranslations("look.logo");
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  async function send([file]: File[]): Promise<void> {
    if (!file || sending) return;
    if (file.size > LIMIT) return setFault(t("large"));
    setFault(null);
    setSending(true);
    const body = new FormData();
    body.set("logo", file);
    try {
      const reply = await fetch(url, { method: "POST", body, headers: { accept: "application/json" } });
      const read = readReply(await reply.text());
      if (reply.status === 201 && read.id) onLogo(read.id);
      else setFault(read.errors?.[0]?.message ?? read.detail ?? t("refused"));
    } catch {
      setFault(t("broke"));
    } finally {
      setSending(false);
    }
  }

  function remove(): void {
    const before = logo;
    onLogo(undefined);
    say(t("gone"), { label: t("undo"), run: () => onLogo(before) });
  }

  return (
    <fieldset className="min-w-0" aria-busy={sending || undefined}>
      <legend className="mb-1 font-medium">{t("title")}</legend>
      <FileDrop
        // A field that was used keeps its file: the next choice of the same one would not be told.
        key={`${logo} ${fault}`}
        label={logo ? t("chooseOther") : t("choose")}
        note={t("note")}
        accept={TAKEN}
        error={fault ?? error}
        onChoose={send}
      />
      <p role="status" className={sending ? "mt-2 text-muted-foreground" : "sr-only"}>
        {sending ? t("sending") : ""}
      </p>
      {logo && !sending ? (
        <Button size="sm" className="mt-2" onClick={remove}>
          {t("remove")}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface Reply {
  id?: string;
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
