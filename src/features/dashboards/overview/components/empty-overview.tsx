import { useTranslations } from "next-intl";
import type { EmptyOverview as Empty } from "@/features/dashboards/overview/view";
import { ButtonLink } from "@/ui/button-link";
import { PageBody } from "@/ui/shell/page-body";
import { Verdict } from "@/ui/verdict";

/** A workspace that has no answers: what to do first, or next. */
export function EmptyOverview({ empty }: { empty: Empty }) {
  const t = useTranslations("overview.empty");
  const { kind, newSurvey, surveys, importPath } = empty;
  return (
    <PageBody width="wide">
      <div className="py-8 sm:py-14">
        <Verdict lead={t(`${kind}Lead`)}>{t(kind)}</Verdict>
        {kind === "noSurvey" && newSurvey === null ? <p className="mt-4">{t("noEditor")}</p> : null}
        <div className="mt-6 flex flex-wrap gap-3">
          {kind === "noSurvey" && newSurvey ? (
            <ButtonLink href={newSurvey} variant="primary" size="lg">
              {t("make")}
            </ButtonLink>
          ) : null}
          {kind === "noSurvey" ? null : (
            <ButtonLink href={surveys} variant="primary" size="lg">
              {t("surveys")}
            </ButtonLink>
          )}
          {importPath ? (
            <ButtonLink href={importPath} variant="quiet" size="lg">
              {t("import")}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </PageBody>
  );
}
