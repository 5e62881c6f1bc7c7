import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { countAlerts } from "@/features/alerts/loaders";
import { readExportNews } from "@/features/exports/answers/loaders";
import { ExportNotices } from "@/features/exports/components/export-notices";
import { saveLetterKeys } from "@/features/settings/account/actions";
import { RecountAlarm } from "@/features/settings/data/components/recount-alarm";
import { readRecountAlarm } from "@/features/settings/data/loaders";
import { PersonMenu } from "@/features/settings/shell/components/person-menu";
import type { ShellView } from "@/features/settings/shell/loaders";
import { ClientWords } from "@/ui/client-words";
import { LetterKeys } from "@/ui/rows/letter-keys";
import { AppShell } from "@/ui/shell/app-shell";
import { Palette } from "@/ui/shell/palette";

/** What reads the news of a workspace, for `readForFrame`. */
export const FRAME_READS = { alerts: countAlerts, differ: readRecountAlarm, exports: readExportNews } as const;

/** What is new in a workspace, told on each of its pages. */
type FrameNews = { readonly [Name in keyof typeof FRAME_READS]: Awaited<ReturnType<(typeof FRAME_READS)[Name]>> };

/** The frame around a page: the places of its workspace, what is new, and the person's menu. */
export async function WorkspaceFrame({
  slug,
  shell,
  news,
  children,
}: {
  slug: string;
  shell: ShellView;
  news: FrameNews | null;
  children: ReactNode;
}) {
  const home = `/w/${slug}`;
  const t = await getTranslations("palette.places");
  return (
    <ClientWords of={["palette", "menu"]}>
      <LetterKeys chosen={shell.person.letterKeys} store={saveLetterKeys}>
        <AppShell
          home={home}
          workspace={shell.workspaceName}
          places={[
            {
              ...{ href: home, label: t("overview"), icon: "overview", exact: true },
              count: news?.alerts ?? 0,
              also: ["dashboards", "alerts", "board", "periods"].map((part) => `${home}/${part}`),
            },
            { href: `${home}/feedback`, label: t("feedback"), icon: "feedback" },
            { href: `${home}/surveys`, label: t("surveys"), icon: "surveys", also: [`${home}/imports`] },
            { href: `${home}/customers`, label: t("customers"), icon: "customers" },
            { href: `${home}/goals`, label: t("goals"), icon: "goals" },
          ]}
          search={<Palette source={`${home}/palette`} />}
          person={<PersonMenu shell={shell} slug={slug} />}
          banner={
            <>
              <RecountAlarm slug={slug} differ={news?.differ ?? null} />
              <ExportNotices slug={slug} news={news?.exports ?? []} />
            </>
          }
        >
          {children}
        </AppShell>
      </LetterKeys>
    </ClientWords>
  );
}
