"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BuilderBar } from "@/features/surveys/builder/components/builder-bar";
import { ConflictNotice } from "@/features/surveys/builder/components/conflict-notice";
import { MissingList } from "@/features/surveys/builder/components/missing-list";
import { Outline } from "@/features/surveys/builder/components/outline";
import { PreviewPane } from "@/features/surveys/builder/components/preview-pane";
import { RecoverNotice } from "@/features/surveys/builder/components/recover-notice";
import { ShortcutsDialog } from "@/features/surveys/builder/components/shortcuts-dialog";
import { WorkPane } from "@/features/surveys/builder/components/work-pane";
import { LanguagesPanel } from "@/features/surveys/builder/languages/languages-panel";
import { indexOf, type Place } from "@/features/surveys/builder/name-place";
import type { Command } from "@/features/surveys/builder/read-shortcut";
import { type Builder, useBuilder } from "@/features/surveys/builder/use-builder";
import { DRAFT_FIELDS, useShortcuts } from "@/features/surveys/builder/use-shortcuts";
import type { BuilderView } from "@/features/surveys/builder/view";
import { cn } from "@/ui/cn";
import { Dialog } from "@/ui/dialog";
import { useLetterKeys } from "@/ui/rows/letter-keys";
import { PageBody } from "@/ui/shell/page-body";
import { say } from "@/ui/toaster";

const PANES = ["outline", "work", "preview"] as const;
type Pane = (typeof PANES)[number];

/**
 * Where a survey is made: its outline, what is chosen of it, and the real page, side by side; one after the other where there
 * is little room. Everything works by keys, can be undone, and is stored by itself.
 */
export function SurveyBuilder({ view }: { view: BuilderView }) {
  const t = useTranslations("builder");
  const builder = useBuilder(view);
  const router = useRouter();
  const [pane, setPane] = useState<Pane>("work");
  const [open, setOpen] = useState<"kinds" | "languages" | "help" | "missing" | null>(null);
  const [letters] = useLetterKeys();
  const { acts, saving } = builder;
  const shut = (next: boolean) => (next ? undefined : setOpen(null));
  const readOnly = !view.mayWrite;

  const publish = async () => {
    if (builder.errors.length > 0) return setOpen("missing");
    if (await acts.store()) router.push(`/w/${view.slug}/surveys/${view.id}/publish`);
    else say(t("save.notYet"));
  };
  const run = useCommands(builder, {
    readOnly,
    onAdd: () => {
      setPane((now) => (now === "preview" ? "work" : now));
      setOpen("kinds");
    },
    onHelp: () => setOpen("help"),
  });
  useShortcuts(letters, run);

  return (
    <div className="flex flex-col xl:h-[calc(100dvh-48px)]">
      <BuilderBar
        view={view}
        builder={builder}
        onLanguages={() => setOpen("languages")}
        onHelp={() => setOpen("help")}
        onPublish={() => void publish()}
      />
      <h1 className="sr-only">{t("build", { name: view.name })}</h1>
      <PaneSwitch pane={pane} onPane={setPane} />
      <PageBody className="grid min-h-0 flex-1 px-0 pt-0 pb-14 sm:px-0 sm:pt-0 sm:pb-0 lg:grid-cols-[280px_minmax(0,1fr)] xl:grid-cols-[280px_minmax(0,1fr)_412px] 2xl:grid-cols-[296px_minmax(0,1fr)_436px]">
        <section
          aria-label={t("outline.label")}
          className={cn(
            "flex min-h-0 flex-col border-border px-3 pt-4 pb-4 max-lg:min-h-[60dvh] lg:border-e xl:overflow-y-auto",
            pane !== "outline" && "max-lg:hidden",
          )}
        >
          <Outline
            builder={builder}
            readOnly={readOnly}
            adding={open === "kinds"}
            onAdding={(next) => setOpen(next ? "kinds" : null)}
            onChosen={() => setPane("work")}
          />
        </section>
        <section
          aria-label={t("panes.editor")}
          className={cn(
            "min-h-0 min-w-0 xl:overflow-y-auto",
            pane === "outline" && "max-lg:hidden",
            pane === "preview" && "max-xl:hidden",
          )}
        >
          <div className="mx-auto grid max-w-180 gap-3 px-4 empty:hidden sm:px-6 xl:px-8 [&>*:first-child]:mt-4">
            {saving.kind === "conflict" ? <ConflictNotice conflict={saving} acts={acts} zone={view.zone} /> : null}
            {readOnly ? null : <RecoverNotice view={view} acts={acts} />}
          </div>
          <WorkPane builder={builder} readOnly={readOnly} />
        </section>
        <section
          aria-label={t("panes.preview")}
          className={cn(
            "min-h-0 border-border bg-muted xl:overflow-y-auto xl:border-s",
            pane !== "preview" && "max-xl:hidden",
            pane === "preview" && "lg:max-xl:col-start-2",
          )}
        >
          <PreviewPane builder={builder} previewUrl={`/w/${view.slug}/surveys/preview`} />
        </section>
      </PageBody>
      <Dialog
        title={t("languages.label")}
        place="drawer"
        className="sm:w-200"
        open={open === "languages"}
        onOpenChange={shut}
      >
        <div {...{ [DRAFT_FIELDS]: "" }}>
          <LanguagesPanel definition={builder.definition} before={view} onChange={acts.change} />
        </div>
      </Dialog>
      <Dialog title={t("missing.dialog")} hideTitle open={open === "missing"} onOpenChange={shut}>
        <MissingList
          builder={builder}
          onGo={(place) => {
            setOpen(null);
            setPane("work");
            acts.choose(place);
          }}
        />
      </Dialog>
      <ShortcutsDialog open={open === "help"} onOpenChange={shut} />
    </div>
  );
}

/** Which of the three is shown where there is no room for all. */
function PaneSwitch({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  const t = useTranslations("builder.panes");
  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons that show one of three parts are no fieldset
    <div role="group" aria-label={t("shown")} className="flex border-border border-b px-2 xl:hidden">
      {PANES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={pane === one}
          onClick={() => onPane(one)}
          className={cn(
            "min-h-11 flex-1 border-transparent border-b-2 font-medium -outline-offset-2",
            pane === one ? "border-primary text-foreground" : "text-muted-foreground",
            one === "outline" && "lg:hidden",
          )}
        >
          {t(one)}
        </button>
      ))}
    </div>
  );
}

/** What the keys do. A command that finds nothing to do leaves its key to the browser. */
function useCommands(
  { acts, place, definition }: Builder,
  { readOnly, onAdd, onHelp }: { readOnly: boolean; onAdd: () => void; onHelp: () => void },
): (command: Command) => boolean {
  const order: Place[] = [
    ...definition.questions.map(({ id }): Place => ({ list: "questions", id })),
    ...definition.endings.map(({ id }): Place => ({ list: "endings", id })),
  ];
  const go = (by: number) => {
    const next = order[order.findIndex((one) => one.list === place.list && one.id === place.id) + by];
    if (next) acts.choose(next);
    return next !== undefined;
  };
  const done = (act: () => void) => {
    act();
    return true;
  };
  return (command) => {
    if (command === "help") return done(onHelp);
    if (command === "next") return go(1);
    if (command === "previous") return go(-1);
    if (readOnly) return false;
    const at = indexOf(definition, place);
    switch (command) {
      case "add":
        return done(onAdd);
      case "write":
        return done(acts.write);
      case "duplicate":
        return place.list === "questions" && done(() => acts.duplicate(place.id));
      case "up":
        return done(() => acts.move(place, at - 1));
      case "down":
        return done(() => acts.move(place, at + 1));
      case "undo":
        return done(acts.undo);
      case "redo":
        return done(acts.redo);
      case "store":
        return done(() => void acts.store());
    }
  };
}
