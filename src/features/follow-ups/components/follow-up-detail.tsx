import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DetailView } from "@/features/follow-ups/board/describe-detail";
import { WorkPanel } from "@/features/follow-ups/components/work-panel";
import type { Board } from "@/features/follow-ups/loaders";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { ScorePill } from "@/ui/score-pill";
import { TextLink } from "@/ui/text-link";

/** One follow-up: who, what they said, what is done about it, and what else is known of them. */
export function FollowUpDetail({ detail, board }: { detail: DetailView; board: Board }) {
  const t = useTranslations("followUps");
  return (
    <article>
      <div className="flex items-start gap-3">
        {detail.pill ? (
          <ScorePill
            score={detail.pill.score}
            group={detail.pill.tone}
            groupName={detail.pill.group}
            className="mt-1"
          />
        ) : null}
        <div className="min-w-0 flex-1">
          <h2 className="wrap-anywhere font-semibold text-lg">
            <bdi>{detail.who}</bdi>
          </h2>
          <p className="wrap-anywhere text-muted-foreground text-xs">
            {detail.whoDetail === "" ? null : (
              <>
                <bdi>{detail.whoDetail}</bdi>
                {" · "}
              </>
            )}
            {detail.why}
          </p>
          {detail.stopped === null ? null : (
            <p className="mt-1 text-xs">
              <Badge tone="muted">{detail.stopped}</Badge> {t("stopped.hint")}
            </p>
          )}
        </div>
        <ButtonLink
          href={detail.closeHref}
          variant="ghost"
          size="icon"
          scroll={false}
          aria-label={t("detail.close")}
          className="-me-2 max-xl:hidden"
        >
          <X size={16} aria-hidden="true" />
        </ButtonLink>
      </div>
      {detail.comment === "" ? null : (
        <blockquote
          lang={detail.lang ?? undefined}
          dir="auto"
          className="wrap-anywhere mt-3 whitespace-pre-line font-medium font-voice text-finding"
        >
          {detail.comment}
        </blockquote>
      )}
      {detail.foundWords === null ? null : <p className="mt-1 text-muted-foreground text-xs">{detail.foundWords}</p>}
      <ul className="mt-3 text-muted-foreground text-xs">
        {detail.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {detail.recoveredText === null ? null : <li className="font-medium text-better">{detail.recoveredText}</li>}
        {detail.answerGone ? <li>{t("detail.answerGone")}</li> : null}
      </ul>
      <Links detail={detail} />
      {board.mayWork ? (
        <WorkPanel stored={detail} me={board.me} members={board.members} names={board.names} />
      ) : (
        <Read detail={detail} />
      )}
      {detail.customerHref === null ? null : <Known detail={detail} />}
      <Part title={t("detail.history")}>
        <ol className="border-border border-s">
          {detail.events.map((event) => (
            <li
              key={event.id}
              className="relative py-1 ps-4 before:absolute before:top-3 before:-inset-s-1 before:size-2 before:rounded-full before:bg-same-mark"
            >
              <bdi>{event.what}</bdi> <span className="text-muted-foreground text-xs">{event.when}</span>
            </li>
          ))}
        </ol>
      </Part>
    </article>
  );
}

function Links({ detail }: { detail: DetailView }) {
  const t = useTranslations("followUps.detail");
  const links = [
    { href: detail.mailHref, label: t("mail") },
    { href: detail.answerHref, label: t("theAnswer") },
    { href: detail.customerHref, label: t("customerPage") },
  ];
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 print:hidden">
      {links.map(({ href, label }) =>
        href === null ? null : (
          <li key={label}>
            <TextLink href={href} className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
              {label}
            </TextLink>
          </li>
        ),
      )}
    </ul>
  );
}

/** For who may read but not work on it: what was found out. */
function Read({ detail }: { detail: DetailView }) {
  const t = useTranslations("followUps");
  return (
    <div className="mt-3">
      <p className="font-medium">{t(`states.${detail.state}`)}</p>
      {detail.cause === "" ? null : (
        <p>
          {t("events.cause", { cause: detail.causeWords === "" ? t(`causes.${detail.cause}`) : detail.causeWords })}
        </p>
      )}
      {detail.note === "" ? null : (
        <p dir="auto" className="wrap-anywhere mt-1 whitespace-pre-line">
          {detail.note}
        </p>
      )}
      <p className="mt-1 text-muted-foreground text-xs">{t("detail.readOnly")}</p>
    </div>
  );
}

/** What else is known of the customer: their answers and requests. */
function Known({ detail }: { detail: DetailView }) {
  const t = useTranslations("followUps.detail");
  return (
    <>
      <Part title={t("answers")}>
        {detail.answers.length === 0 ? (
          <p className="text-muted-foreground">{t("noAnswers")}</p>
        ) : (
          <ul className="grid gap-2">
            {detail.answers.map((one) => (
              <li key={one.id}>
                <p className="flex flex-wrap items-center gap-x-2">
                  {one.pill ? (
                    <ScorePill score={one.pill.score} group={one.pill.tone} groupName={one.pill.group} />
                  ) : null}
                  <TextLink href={one.href}>
                    <bdi>{one.survey}</bdi>
                  </TextLink>
                  <span className="text-muted-foreground text-xs">{one.when}</span>
                </p>
                {one.comment === "" ? null : (
                  <bdi dir="auto" className="wrap-anywhere line-clamp-3 block">
                    {one.comment}
                  </bdi>
                )}
              </li>
            ))}
          </ul>
        )}
      </Part>
      {detail.interactions.length === 0 ? null : (
        <Part title={t("interactions")}>
          <ul className="grid gap-1">
            {detail.interactions.map((one) => (
              <li key={one.id}>
                <bdi className="wrap-anywhere">{one.text}</bdi>{" "}
                <span className="text-muted-foreground text-xs">{one.when}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
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
