import { useTranslations } from "next-intl";
import { MergeForm } from "@/features/topics/components/merge-form";
import { TopicNumbers } from "@/features/topics/components/topic-numbers";
import type { MergePageView } from "@/features/topics/load-merge";
import { mergeTopic } from "@/features/topics/merge-actions";
import { Button } from "@/ui/button";
import { ClientWords } from "@/ui/client-words";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { TitleBar } from "@/ui/title-bar";

/** One topic becomes part of another: choose which, see what will happen, do it. */
export function MergePage({ view }: { view: MergePageView }) {
  const t = useTranslations("topics");
  const title = t("merge.title", { name: view.name });
  return (
    <ClientWords of={["topics"]}>
      <TitleBar back={{ href: view.backHref, label: t("form.cancel") }} name={title} />
      <PageBody width="wide">
        <h1 className="sr-only">{title}</h1>
        <p className="max-w-prose text-muted-foreground">{t("merge.lead", { name: view.name })}</p>
        {view.others.length === 0 ? (
          <p className="mt-4">{t("merge.alone")}</p>
        ) : (
          <form method="get" action={view.path} className="mt-4 flex max-w-lg flex-wrap items-end gap-2">
            {view.hidden.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Field label={t("merge.into", { name: view.name })} className="flex-1 basis-56">
              {(control) => (
                <NativeSelect {...control} name="into" defaultValue={view.into?.id}>
                  {view.others.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
            <Button type="submit">{t("merge.look")}</Button>
          </form>
        )}
        {view.into === null ? null : <Foreseen view={view} into={view.into} />}
      </PageBody>
    </ClientWords>
  );
}

function Foreseen({ view, into }: { view: MergePageView; into: NonNullable<MergePageView["into"]> }) {
  const t = useTranslations("topics.merge");
  const { seen } = into;
  const names = { name: view.name, into: into.name };
  return (
    <Section title={t("foreseen")} className="mt-6">
      <ul className="mt-2 grid max-w-prose list-disc gap-1 ps-5">
        {seen?.counts ? <li>{t("comments", { ...seen.counts, ...names, intoN: seen.counts.into })}</li> : null}
        {seen?.counts && seen.counts.refused > 0 ? <li>{t("refused", { ...names, n: seen.counts.refused })}</li> : null}
        <li>{t("words", { ...names, words: into.words })}</li>
        <li>{t("kept", names)}</li>
        <li>{t("back", names)}</li>
      </ul>
      {seen?.numbers ? (
        <>
          <h3 className="mt-5 font-semibold">
            {t("after", { into: into.name, survey: seen.survey, days: seen.days })}
          </h3>
          <TopicNumbers numbers={seen.numbers} />
        </>
      ) : null}
      {seen && seen.counts === null ? <p className="mt-3 text-muted-foreground">{t("protected")}</p> : null}
      <MergeForm
        // Another choice is another form: what was said of the first does not stand under the second.
        key={into.id}
        into={into.id}
        version={view.version}
        label={t("do", names)}
        action={mergeTopic.bind(null, view.slug, view.id)}
      >
        <TextLink href={into.otherWay}>{t("otherWay", { name: into.name, into: view.name })}</TextLink>
      </MergeForm>
    </Section>
  );
}
