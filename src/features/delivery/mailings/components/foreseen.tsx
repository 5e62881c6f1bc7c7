import { useTranslations } from "next-intl";
import type { MailingState } from "@/features/delivery/mailings/actions";
import { Notice } from "@/ui/notice";

/** How many of those chosen would get the mail now, and why the others would not. */
export function Foreseen({ foreseen, days }: { foreseen: NonNullable<MailingState["foreseen"]>; days: number }) {
  const t = useTranslations("mailings");
  return (
    <Notice title={t("foreseen", { chosen: foreseen.chosen, gets: foreseen.gets })}>
      {foreseen.skipped.length === 0 ? null : (
        <ul className="list-disc ps-5">
          {foreseen.skipped.map(({ reason, n }) => (
            <li key={reason}>{t(`reasons.${reason}`, { n, days })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
