import { useTranslations } from "next-intl";
import { close, remove, rename, reopen } from "@/features/surveys/actions";
import { StatusButton } from "@/features/surveys/components/status-button";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import {
  saveAccess,
  saveAnonymity,
  saveCap,
  saveOpening,
  savePage,
  savePrivacy,
  saveRepeats,
} from "@/features/surveys/settings/actions";
import { AccessForm } from "@/features/surveys/settings/components/access-form";
import { AnonymityForm } from "@/features/surveys/settings/components/anonymity-form";
import { CapForm } from "@/features/surveys/settings/components/cap-form";
import { DeleteSection } from "@/features/surveys/settings/components/delete-section";
import { NameForm } from "@/features/surveys/settings/components/name-form";
import { OpeningForm } from "@/features/surveys/settings/components/opening-form";
import { PageForm } from "@/features/surveys/settings/components/page-form";
import { PrivacyForm } from "@/features/surveys/settings/components/privacy-form";
import { RepeatsForm } from "@/features/surveys/settings/components/repeats-form";
import type { SettingsView } from "@/features/surveys/settings/loaders";
import type { Translator } from "@/platform/i18n/translator";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";

/** All that holds of a survey beside its questions, each group saved on its own. */
export function SettingsPage({ survey }: { survey: SettingsView }) {
  const t = useTranslations("surveySettings");
  const { slug, id, name, status, answers, may } = survey;
  const bound = { close: close.bind(null, slug, id), reopen: reopen.bind(null, slug, id) };
  return (
    <ClientWords of={["surveyBar", "surveySettings"]}>
      <SurveyBar
        slug={slug}
        name={name}
        status={status}
        since={survey.standing}
        links={survey.links}
        actions={
          may.publish && status !== "draft" ? (
            <StatusButton
              status={status}
              action={status === "live" ? bound.close : bound.reopen}
              back={status === "live" ? bound.reopen : bound.close}
            />
          ) : null
        }
      />
      <PageBody width="narrow" className="pt-8">
        <h1 className="font-medium font-voice text-verdict-small text-balance sm:text-verdict">{t("heading")}</h1>
        <p className="mt-1 text-lg text-muted-foreground">{survey.standing}</p>
        <div className="mt-8 grid gap-10">
          <NameForm action={rename.bind(null, slug, id)} name={name} />
          <OpeningForm action={saveOpening.bind(null, slug, id)} zone={survey.zone} opening={survey.opening} />
          <CapForm action={saveCap.bind(null, slug, id)} cap={survey.cap} said={takenWords(survey, t)} />
          <AccessForm
            action={saveAccess.bind(null, slug, id)}
            hasPassword={survey.hasPassword}
            onlyFromPage={survey.onlyFromPage}
          />
          <AnonymityForm
            action={saveAnonymity.bind(null, slug, id)}
            anonymity={survey.anonymity}
            answered={answers > 0}
            telling={survey.telling}
          />
          <RepeatsForm
            action={saveRepeats.bind(null, slug, id)}
            repeats={survey.repeats}
            pending={survey.pendingRepeats}
            anonymous={survey.anonymity.anonymous}
          />
          <PageForm action={savePage.bind(null, slug, id)} page={survey.page} questions={survey.questions} />
          <PrivacyForm action={savePrivacy.bind(null, slug, id)} privacy={survey.privacy} consents={survey.consents} />
          {may.remove ? <DeleteSection name={name} answers={answers} remove={remove.bind(null, slug, id)} /> : null}
        </div>
      </PageBody>
    </ClientWords>
  );
}

function takenWords({ answers, cap }: SettingsView, t: Translator<"surveySettings">): string {
  const taken = t("cap.taken", { n: answers });
  return cap !== null && answers >= cap ? t("cap.full", { taken }) : taken;
}
