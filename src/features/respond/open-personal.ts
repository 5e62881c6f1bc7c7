import { withTenant } from "@/db/client";
import { findPersonal } from "@/db/queries/invitations/find-personal";
import type { Identity } from "@/domain/survey/attributes";
import type { PublishedSurvey } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";
import { personalSubmissionId } from "@/features/respond/sign-tokens";
import { readPersonalToken } from "@/platform/auth/personal-link";

/** Who answers by a personal link. */
export interface Personal {
  readonly token: string;
  readonly invitationId: string;
  /** The customer's external id: proven, since only the mail to them says this link. */
  readonly customer: string;
  /** What texts may call them; "" where nobody knows. */
  readonly name: string;
  readonly submissionId: string;
  /** A part of the answer is stored already. */
  readonly begun: boolean;
}

/** Why a personal link shows no question. Another workspace's and one that never was are alike. */
export type PersonalRefusal = "linkUnknown" | "linkExpired" | "linkUsed";

/** A finished answer that is held or was excluded uses a link up only with the last of these. */
const MOST_ANSWERS = 3;

/**
 * What a personal link leads to; null where the request has none. All its answers are one submission, whichever device sends
 * them, so that it counts once: a part of it is gone on with, and what is finished uses the link up. Where that is held for
 * review or excluded (a mail scanner may have pressed every button), the customer may still answer. Opening it records nothing.
 */
export async function openPersonal(
  { intake }: Respondents,
  survey: PublishedSurvey,
  asked: { readonly token: string | null; readonly submissionId?: string; readonly at: Date },
): Promise<Personal | PersonalRefusal | null> {
  // An anonymous survey asks nobody by name: whoever comes is anybody.
  if (asked.token === null || survey.anonymous) return null;
  const { token } = asked;
  const known = readPersonalToken(intake.secret, token);
  if (known === null || known.workspaceId !== survey.scope.workspaceId) return "linkUnknown";
  const invitationId = known.id;
  const submissionIds = Array.from({ length: MOST_ANSWERS }, (_, n) =>
    personalSubmissionId(intake.secret, survey.id, `${invitationId} ${n}`),
  );
  const found = await withTenant(intake.db, survey.scope, (tx) =>
    findPersonal(tx, survey.scope, { surveyId: survey.id, invitationId, submissionIds }),
  );
  if (found === null) return "linkUnknown";
  const { customer, name } = found;
  for (const submissionId of submissionIds) {
    const stored = found.stored.find((one) => one.submissionId === submissionId);
    const open = { token, invitationId, customer, name, submissionId, begun: stored !== undefined };
    if (stored === undefined) return asked.at < found.expiresAt ? open : "linkExpired";
    // The same form once more is answered as the first time.
    if (!stored.complete || submissionId === asked.submissionId) return open;
    if (!stored.setAside) return "linkUsed";
  }
  return "linkUsed";
}

/** What is known of who answers: by a personal link its customer alone says who it is. */
export function identityOf(said: Identity, personal: Personal | null): Identity {
  if (personal === null) return said;
  const { customer: _customer, email: _email, name: _name, ...rest } = said;
  return personal.name === "" ? rest : { ...rest, name: personal.name.slice(0, 256) };
}
