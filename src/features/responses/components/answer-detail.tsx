import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { remove } from "@/features/responses/actions";
import { DeleteDialog } from "@/features/responses/components/delete-dialog";
import { DetailActions } from "@/features/responses/components/detail-actions";
import type { DetailView } from "@/features/responses/describe-detail";
import type { AnswersView } from "@/features/responses/view";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { cn } from "@/ui/cn";
import { TextLink } from "@/ui/text-link";

const TONE = { low: "text-worse", middle: "text-same", high: "text-better" };

/** One answer with all that is known of it, each question in the words its respondent read. */
export function AnswerDetail({ view, detail }: { view: AnswersView; detail: DetailView }) {
  const t = useTranslations("answers.detail");
  const { slug, surveyId, mayReview, mayDelete } = view;
  return (
    <article>
      <div className="flex items-start gap-3">
        {detail.pill ? (
          <p className={cn("font-semibold text-hero", TONE[detail.pill.tone])}>{detail.pill.score}</p>
        ) : null}
        <div className="min-w-0 flex-1 pt-1">
          <h2 className="font-semibold">{detail.pill ? sentenceCase(detail.pill.group) : t("noScore")}</h2>
          <p className="text-muted-foreground text-xs">
            {detail.when === "" ? "" : `${detail.when} · `}
            <bdi>{detail.channel}</bdi>
          </p>
        </div>
        {detail.state === "counted" ? null : (
          <Badge tone={detail.state === "held" ? "worse" : "muted"}>{detail.stateName}</Badge>
        )}
        <ButtonLink
          href={detail.closeHref}
          variant="ghost"
          size="icon"
          scroll={false}
          aria-label={t("close")}
          className="-me-2"
        >
          <X size={16} aria-hidden="true" />
        </ButtonLink>
      </div>
      {detail.comment ? (
        <blockquote
          lang={detail.lang}
          dir="auto"
          className="wrap-anywhere mt-3 whitespace-pre-line font-medium font-voice text-finding"
        >
          {detail.comment}
        </blockquote>
      ) : null}
      {detail.reasons.length > 0 ? (
        <div className="mt-3 border-s-3 border-s-worse-mark bg-muted/60 px-3.5 py-2.5">
          <p className="font-semibold">{t(reasonTitle(detail.state))}</p>
          <ul>
            {detail.reasons.map((reason) => (
              <li key={reason.title} className="mt-1">
                <bdi className="font-medium">{reason.title}</bdi>
                {reason.why ? <span className="block text-muted-foreground">{reason.why}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center gap-2 print:hidden">
        {mayReview ? <DetailActions slug={slug} surveyId={surveyId} id={detail.id} state={detail.state} /> : null}
        {mayDelete ? (
          <DeleteDialog remove={remove.bind(null, slug, surveyId, detail.id)} closeHref={detail.closeHref} />
        ) : null}
      </div>
      <Part title={t("all")}>
        <dl className="grid gap-2.5">
          {detail.answers.map((one) => (
            <div key={one.questionId}>
              <dt lang={detail.lang} dir="auto" className="text-muted-foreground text-xs">
                {one.question}
              </dt>
              <dd lang={one.isText ? detail.lang : undefined} className="wrap-anywhere whitespace-pre-line">
                {one.lines.map((line) => (
                  <span key={line} dir="auto" className="block">
                    {line}
                  </span>
                ))}
                {one.note ? <span className="block text-muted-foreground text-xs">{one.note}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <Facts title={detail.unverified ? t("customerLink") : t("customer")} facts={detail.customer} />
      {detail.customerHref ? (
        <p className="mt-1.5 text-sm print:hidden">
          <TextLink href={detail.customerHref} className="inline-flex min-h-6 items-center">
            {t("allOfCustomer")}
          </TextLink>
        </p>
      ) : null}
      <Facts title={t("attributes")} facts={detail.attributes} />
      {detail.timeline.length === 0 ? null : (
        <Part title={t("timeline")}>
          <ol className="border-border border-s">
            {detail.timeline.map((entry) => (
              <li
                key={entry.key}
                className="relative py-1 ps-4 before:absolute before:top-3 before:-inset-s-1 before:size-2 before:rounded-full before:bg-same-mark"
              >
                {entry.href ? (
                  <TextLink href={entry.href} scroll={false}>
                    {entry.what}
                  </TextLink>
                ) : (
                  <bdi className="font-medium">{entry.what}</bdi>
                )}{" "}
                <span className="text-muted-foreground text-xs">{entry.when}</span>
                {entry.note ? <bdi className="block text-muted-foreground text-xs">{entry.note}</bdi> : null}
              </li>
            ))}
          </ol>
        </Part>
      )}
      <p className="mt-4 flex flex-wrap items-center gap-x-3 border-border border-t pt-3 text-muted-foreground text-xs">
        <span>{detail.version}</span>
        <TextLink href={detail.href} className="inline-flex min-h-6 items-center">
          {t("link")}
        </TextLink>
      </p>
    </article>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly (readonly [name: string, value: string])[] }) {
  if (facts.length === 0) return null;
  return (
    <Part title={title}>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted-foreground text-xs leading-5">
              <bdi>{name}</bdi>
            </dt>
            <dd className="wrap-anywhere">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4 border-border border-t pt-3">
      <h3 className="mb-1.5 font-medium text-muted-foreground text-xs">{title}</h3>
      {children}
    </section>
  );
}

function reasonTitle(state: DetailView["state"]) {
  if (state === "held") return "whyHeld";
  return state === "excluded" ? "whyExcluded" : "noticed";
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
