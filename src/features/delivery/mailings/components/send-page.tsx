import { useTranslations } from "next-intl";
import { sendSurvey } from "@/features/delivery/mailings/actions";
import { MailingList } from "@/features/delivery/mailings/components/mailing-list";
import { SendForm } from "@/features/delivery/mailings/components/send-form";
import type { MailingsView } from "@/features/delivery/mailings/loaders";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TitleBar } from "@/ui/title-bar";

/** Sends a survey by mail, and shows what is being sent. `testMark` makes answers to one's own test mail test answers. */
export function SendPage({ view, testMark }: { view: MailingsView; testMark: string }) {
  const t = useTranslations("mailings");
  const bar = useTranslations("surveyBar");
  const { slug, survey, refusal } = view;
  return (
    <>
      <TitleBar
        back={{ href: `/w/${slug}/surveys/${survey.id}/invitations`, label: t("back") }}
        name={survey.name}
        places={{ label: bar("places.label"), links: view.links }}
      />
      <PageBody>
        <h1 className="font-semibold font-voice text-finding">{t("title")}</h1>
        <p className="mt-1 max-w-2xl text-muted-foreground">{t("lead")}</p>
        {view.mailings.length === 0 ? null : <MailingList view={view} />}
        {refusal === null ? (
          <SendForm
            id={view.nextId}
            send={sendSurvey.bind(null, { slug, surveyId: survey.id, testMark })}
            attributes={view.attributes}
            texts={view.texts}
            zone={view.zone}
          />
        ) : (
          <Notice tone="consider" className="mt-4 max-w-2xl">
            {t(`refused.${refusal}`)}
          </Notice>
        )}
      </PageBody>
    </>
  );
}
