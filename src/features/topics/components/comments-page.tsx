import { useTranslations } from "next-intl";
import { CommentList } from "@/features/topics/components/comment-list";
import { CommentSearch } from "@/features/topics/components/comment-search";
import { TopicScopeBar } from "@/features/topics/components/topic-scope";
import type { CommentsPageView } from "@/features/topics/load-comments";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";

/** What people wrote, whatever it is about. */
export function CommentsPage({ view }: { view: CommentsPageView }) {
  const t = useTranslations("topics");
  const { shown } = view;
  return (
    <ClientWords of={["topics"]}>
      {shown === null ? null : <TopicScopeBar scope={shown.scope} />}
      <PageBody>
        <TabLinks {...view.parts} className="mb-3" />
        <h1 className="font-medium font-voice text-verdict-small">{t("comments.title")}</h1>
        {shown === null ? (
          <p className="mt-2 text-muted-foreground">{t("comments.noneYet")}</p>
        ) : (
          <div className="max-w-4xl">
            {shown.comments.anonymous ? null : (
              <CommentSearch
                path={view.path}
                query={view.query}
                tags={shown.comments.tags}
                clearHref={shown.comments.clearHref}
              />
            )}
            <CommentList slug={view.slug} view={shown.comments} topics={shown.topics} may={view.may} />
          </div>
        )}
      </PageBody>
    </ClientWords>
  );
}
