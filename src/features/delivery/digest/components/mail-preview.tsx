import { useTranslations } from "next-intl";
import type { ComposedDigest } from "@/features/delivery/digest/digest-content";

/**
 * A mail as it would arrive: its HTML in a frame that runs nothing and reaches nothing, its links opening beside it, and its
 * plain text.
 */
export function MailPreview({ preview: { subject, html, text } }: { preview: ComposedDigest }) {
  const t = useTranslations("digest.settings");
  const framed = html.replace("<head>", '<head><base target="_blank">');
  return (
    <div className="mt-4 grid gap-3">
      <p>
        <span className="text-muted-foreground">{t("subjectLine")}: </span>
        <bdi className="font-medium">{subject}</bdi>
      </p>
      <iframe
        title={t("previewFrame")}
        srcDoc={framed}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        className="h-160 w-full max-w-2xl rounded-md border border-border"
      />
      <details className="max-w-2xl">
        <summary className="cursor-pointer py-1 font-medium">{t("previewText")}</summary>
        <pre dir="auto" className="mt-2 whitespace-pre-wrap break-words border-border border-s-3 ps-3.5 font-sans">
          {text}
        </pre>
      </details>
    </div>
  );
}
