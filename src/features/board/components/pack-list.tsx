import { useTranslations } from "next-intl";
import type { BoardView } from "@/features/board/loaders";
import { buttonVariants } from "@/ui/button-variants";
import { cn } from "@/ui/cn";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { Table, Td, Th, Tr } from "@/ui/table";

const KINDS = ["pdf", "xlsx", "csv"] as const;

/** The packs that were made, the newest first, each with its files. */
export function PackList({ view, remove }: { view: BoardView; remove: (form: FormData) => Promise<void> }) {
  const t = useTranslations("board.list");
  if (view.packs.length === 0)
    return <EmptyState title={t("title")}>{t(view.mayMake ? "none" : "noneReader")}</EmptyState>;
  return (
    <Section title={t("title")} className="min-w-0">
      <Table caption={t("title")} className="mt-3">
        <thead>
          <tr>
            <Th>{t("reference")}</Th>
            <Th className="max-sm:hidden">{t("days")}</Th>
            <Th className="max-sm:hidden">{t("made")}</Th>
            <Th>{t("state")}</Th>
            <Th>{t("files")}</Th>
          </tr>
        </thead>
        <tbody>
          {view.packs.map((pack) => (
            <Tr key={pack.id}>
              <Td head className="whitespace-nowrap">
                <bdi dir="ltr" className="font-medium">
                  {pack.reference}
                </bdi>
                <span className="block text-muted-foreground text-xs sm:hidden">{pack.days}</span>
              </Td>
              <Td className="min-w-36 max-sm:hidden">{pack.days}</Td>
              <Td className="min-w-36 max-sm:hidden">{pack.made}</Td>
              <Td className={pack.failed ? "sm:min-w-28 text-destructive" : "sm:min-w-28"}>{pack.state}</Td>
              <Td>
                <div className="flex items-center gap-2 sm:flex-wrap">
                  {pack.files === null
                    ? null
                    : KINDS.map((kind) => (
                        <a
                          key={kind}
                          href={`${pack.files}/${kind}`}
                          aria-label={t("download", { kind: kind.toUpperCase(), reference: pack.reference })}
                          className={cn(buttonVariants({ variant: "outline", size: "sm" }))}
                        >
                          {kind.toUpperCase()}
                        </a>
                      ))}
                  {view.mayMake ? (
                    <form action={remove}>
                      <input type="hidden" name="id" value={pack.id} />
                      <SubmitButton
                        variant="quiet"
                        size="sm"
                        aria-label={t("deleteOne", { reference: pack.reference })}
                      >
                        {t("delete")}
                      </SubmitButton>
                    </form>
                  ) : null}
                </div>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
