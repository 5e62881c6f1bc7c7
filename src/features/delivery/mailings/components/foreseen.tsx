import { useTranslations } from "next-intl";
import type { MailingState } from "@/features/delivery/mailings/actions";
import { Notice } from "@/ui/notice";

/** How many of those chosen would get the mail now, or in the first period of one that repeats, and why the others would not. */
export function Foreseen({ foreseen, days }: { foreseen: NonNullable<MailingState["foreseen"]>; days: number }) {
  const t = useTranslations("mailings");
  const { chosen, gets, skipped, wave } = foreseen;
  const said =
    wave === undefined
      ? t("foreseen", { chosen, gets })
      : t("foreseenWave", { chosen, asked: gets, daily: wave.daily });
  const tooNew = wave?.tooNew ?? 0;
  const putOff = wave?.putOff ?? 0;
  return (
    <Notice title={said}>
      {wave?.next ? <p>{t("firstOn", wave.next)}</p> : null}
      {putOff > 0 ? <p>{t("putOff", { n: putOff })}</p> : null}
      {wave?.capShort ? <p>{t("capShort", { cap: wave.capShort })}</p> : null}
      {skipped.length + tooNew === 0 ? null : (
        <ul className="list-disc ps-5">
          {tooNew > 0 ? <li>{t("tooNew", { n: tooNew })}</li> : null}
          {skipped.map(({ reason, n }) => (
            <li key={reason}>{t(`reasons.${reason}`, { n, days })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
