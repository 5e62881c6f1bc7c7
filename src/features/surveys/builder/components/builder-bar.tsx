"use client";

import { Keyboard, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { missingIn } from "@/domain/survey/texts";
import { SaveWords } from "@/features/surveys/builder/components/save-words";
import type { Builder } from "@/features/surveys/builder/use-builder";
import type { BuilderView } from "@/features/surveys/builder/view";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { Button } from "@/ui/button";

/** The bar of the builder: which survey, how its draft stands, the steps back and forth, and what follows. */
export function BuilderBar({
  view,
  builder,
  onLanguages,
  onHelp,
  onPublish,
}: {
  view: BuilderView;
  builder: Builder;
  onLanguages: () => void;
  onHelp: () => void;
  onPublish: () => void;
}) {
  const t = useTranslations("builder.bar");
  const { settled, saving, errors, canUndo, canRedo, acts } = builder;
  const { slug, name, status, links, zone, mayWrite, mayPublish } = view;
  const missing = settled.locales.reduce((sum, locale) => sum + missingIn(settled, locale).length, 0);
  const languages = (
    <Button variant="quiet" onClick={onLanguages}>
      {t("languages")}
      {missing > 0 ? <span className="text-destructive">{t("missing", { n: missing })}</span> : null}
    </Button>
  );
  return (
    <SurveyBar
      slug={slug}
      name={name}
      status={status}
      links={links}
      since={
        mayWrite ? (
          <SaveWords state={saving} missing={errors.length} zone={zone} onAgain={() => void acts.store()} />
        ) : (
          t("readOnly")
        )
      }
      actions={
        mayWrite ? (
          <>
            <Button variant="ghost" size="icon" aria-label={t("undo")} disabled={!canUndo} onClick={acts.undo}>
              <Undo2 size={16} aria-hidden="true" />
            </Button>
            <Button variant="ghost" size="icon" aria-label={t("redo")} disabled={!canRedo} onClick={acts.redo}>
              <Redo2 size={16} aria-hidden="true" />
            </Button>
            <Button variant="ghost" size="icon" aria-label={t("shortcuts")} className="max-lg:hidden" onClick={onHelp}>
              <Keyboard size={16} aria-hidden="true" />
            </Button>
            {languages}
            {mayPublish ? (
              <Button variant="primary" onClick={onPublish}>
                {t("publish")}
              </Button>
            ) : null}
          </>
        ) : null
      }
    />
  );
}
