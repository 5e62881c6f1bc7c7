import { useTranslations } from "next-intl";
import { TopicForm } from "@/features/topics/components/topic-form";
import { previewTopic, saveTopic } from "@/features/topics/form-actions";
import type { TopicFormView } from "@/features/topics/load-topic-form";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";
import { TitleBar } from "@/ui/title-bar";

/** A topic's name and words, with what they would find before they are saved. */
export function TopicFormPage({ view }: { view: TopicFormView }) {
  const t = useTranslations("topics");
  const title = view.topicId === null ? t("form.newTitle") : t("form.editTitle", { name: view.name });
  return (
    <ClientWords of={["topics"]}>
      <TitleBar back={{ href: view.backHref, label: t("form.cancel") }} name={title} />
      <PageBody width="wide">
        <h1 className="sr-only">{title}</h1>
        <p className="max-w-prose text-muted-foreground">{t("form.lead")}</p>
        <TopicForm
          view={view}
          save={saveTopic.bind(null, view.slug, view.topicId)}
          preview={previewTopic.bind(null, view.slug, view.topicId)}
        />
      </PageBody>
    </ClientWords>
  );
}
