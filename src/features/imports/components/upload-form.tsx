"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/button";
import { FileDrop } from "@/ui/file-drop";
import { Progress } from "@/ui/progress";

/** Chooses a file and sends it with a progress bar; without script it is a plain form to the same address. */
export function UploadForm({ slug }: { slug: string }) {
  const router = useRouter();
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
    request.onerror = () => fail("The connection broke off. Nothing was kept; try again.");
    request.onload = () => {
      const reply = readReply(request.responseText);
      if (request.status === 201 && reply.url) router.push(reply.url);
      else fail(reply.errors?.[0]?.message ?? reply.detail ?? reply.title ?? "The file was not taken. Try again.");
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
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        label="Choose a file, or drop it here"
        note="CSV with a line of column names, UTF-8, up to 1 GB"
        error={error}
      />
      {sent === null ? null : <Progress label="Uploading" detail={`${Math.round(sent * 100)} %`} value={sent * 100} />}
      <div>
        <Button type="submit" variant="primary" aria-disabled={sent !== null || undefined}>
          Look at the columns
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
