import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { FORMATS } from "@/features/exports/answers/file-format";
import { buttonVariants } from "@/ui/button-variants";
import { cn } from "@/ui/cn";

/** What of the screen's address an anonymous survey's answers may be chosen by. */
const BY_DAY = ["from", "to", "state", "sort", "columns", "cursor", "response", "question"];

/**
 * The export button of the answers screen. `params` is the screen's own address, so that exactly the answers on it leave.
 * Plain forms: works without JavaScript, and few answers come as the file itself.
 */
export function ExportAnswers({
  slug,
  surveyId,
  anonymous,
  params,
}: {
  slug: string;
  surveyId: string;
  anonymous: boolean;
  params: Readonly<Record<string, string | readonly string[] | undefined>>;
}) {
  const t = useTranslations("answerFiles.screen");
  const chosen = Object.entries(params).filter((one): one is [string, string] => typeof one[1] === "string");
  const narrowed = anonymous && chosen.some(([name]) => !BY_DAY.includes(name));
  const query = new URLSearchParams(chosen).toString();
  return (
    <details className="relative ms-auto print:hidden">
      <summary className={cn(buttonVariants({ variant: "quiet", size: "sm" }), "cursor-pointer list-none")}>
        <Download size={14} aria-hidden="true" />
        {t("export")}
      </summary>
      <form
        method="post"
        aria-label={t("as")}
        className="absolute inset-e-0 z-30 mt-1.5 grid w-72 max-w-[calc(100vw-2rem)] gap-0.5 rounded-lg bg-popover p-1.5 text-popover-foreground shadow-pop"
      >
        {narrowed ? (
          <p className="px-2 py-1.5 text-muted-foreground">{t("anonymousNarrow")}</p>
        ) : (
          <>
            {FORMATS.map((format) => (
              <button
                key={format}
                type="submit"
                formAction={`/w/${slug}/surveys/${surveyId}/answers/export/${format}?${query}`}
                className="grid min-h-8 rounded-sm px-2 py-1 text-start hover:bg-muted pointer-coarse:min-h-11"
              >
                <span className="font-medium">{t(format)}</span>
                <span className="text-muted-foreground text-xs">{t(`${format}Note`)}</span>
              </button>
            ))}
            <p className="border-border border-t px-2 pt-1.5 text-muted-foreground text-xs">{t("many")}</p>
          </>
        )}
      </form>
    </details>
  );
}
