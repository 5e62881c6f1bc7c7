import { useTranslations } from "next-intl";
import { PackForm } from "@/features/board/components/pack-form";
import { PackList } from "@/features/board/components/pack-list";
import { ScheduleForm } from "@/features/board/components/schedule-form";
import type { BoardView } from "@/features/board/loaders";
import type { FormAction } from "@/platform/form-state";
import { AutoRefresh } from "@/ui/auto-refresh";
import { ClientWords } from "@/ui/client-words";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { SubmitButton } from "@/ui/submit-button";
import { Verdict } from "@/ui/verdict";

type FormSender = (form: FormData) => Promise<void>;

/** Packs for the board: what was made, how another one is made, and which come by mail. */
export function BoardPage({
  view,
  make,
  remove,
  restore,
  save,
}: {
  view: BoardView;
  make: FormAction;
  remove: FormSender;
  restore: FormSender;
  save: FormAction;
}) {
  const t = useTranslations("board");
  return (
    <PageBody>
      {view.moving ? <AutoRefresh /> : null}
      <Verdict lead={t(view.mayMake ? "page.lead" : "page.leadReader")}>{t("page.title")}</Verdict>
      {view.deleted ? (
        <Notice
          tone="done"
          className="mt-4 max-w-2xl"
          action={
            <form action={restore}>
              <input type="hidden" name="id" value={view.deleted.id} />
              <SubmitButton variant="outline" size="sm">
                {t("list.restore")}
              </SubmitButton>
            </form>
          }
        >
          {t("list.deleted", { reference: view.deleted.reference })}
        </Notice>
      ) : null}
      <div className="mt-4 grid items-start gap-x-8 gap-y-8 xl:grid-cols-[1fr_26rem]">
        <PackList view={view} remove={remove} />
        {view.mayMake ? (
          <ClientWords of={["board"]}>
            <div className="grid gap-8">
              <Section title={t("form.title")}>
                <PackForm form={view.form} make={make} />
              </Section>
              <Section title={t("mail.title")} dek={t("mail.dek")}>
                {view.canSend ? null : (
                  <Notice tone="consider" className="mt-3">
                    {t("mail.noServer")}
                  </Notice>
                )}
                {view.mail.next ? <p className="mt-3 text-muted-foreground">{view.mail.next}</p> : null}
                <ScheduleForm mail={view.mail} form={view.form} save={save} />
              </Section>
            </div>
          </ClientWords>
        ) : null}
      </div>
    </PageBody>
  );
}
