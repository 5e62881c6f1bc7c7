/** What an action was done to: says where its name stands and which page shows it. */
export type AuditSubject =
  | "person"
  | "invitation"
  | "apiKey"
  | "role"
  | "workspace"
  | "followUpRules"
  | "quality"
  | "service"
  | "policy"
  | "calendar"
  | "survey"
  | "response"
  | "topic"
  | "customer"
  | "import"
  | "export"
  | "shareLink"
  | "boardPack"
  | "board"
  | "webhook"
  | "goal"
  | "objective"
  | "initiative"
  | "review"
  | "interaction"
  | "period"
  | "dashboard"
  | "savedView"
  | "data"
  | "alert"
  | "alertRule"
  | "none";

/**
 * All that the audit trail can hold, by the kinds that its page is filtered by, each action with what its subject is. The one list:
 * what is not on it cannot be written, and what is on it has a sentence in every language (`audit.said`).
 */
export const AUDIT_ACTIONS = {
  access: {
    "user.signed_in": "person",
    "user.sign_in_refused": "person",
    "user.password_changed": "person",
    "user.password_replaced": "person",
    "user.two_step_on": "person",
    "user.two_step_off": "person",
    "user.recovery_codes_made": "person",
    "user.code_refused": "person",
    "user.two_step_reset": "person",
    "permission.denied": "person",
    "member.invited": "invitation",
    "member.invitation_revoked": "invitation",
    "member.joined": "person",
    "member.role_changed": "person",
    "member.removed": "person",
    "api_key.made": "apiKey",
    "api_key.revoked": "apiKey",
  },
  settings: {
    "workspace.created": "workspace",
    "workspace.changed": "workspace",
    "workspace.zone_changed": "workspace",
    "workspace.deleted": "workspace",
    "workspace.two_step_changed": "workspace",
    "home.set": "role",
    "follow_up.rules_changed": "followUpRules",
    "agent_names.changed": "quality",
    "quality_sample.planned": "quality",
    "scorecard.published": "quality",
    "service_index.weighed": "quality",
    "service.bands_changed": "service",
    "sla_policy.created": "policy",
    "sla_policy.changed": "policy",
    "sla_policy.moved": "policy",
    "sla_policy.deleted": "policy",
    "sla_policy.restored": "policy",
    "business_calendar.created": "calendar",
    "business_calendar.changed": "calendar",
    "business_calendar.default": "calendar",
    "business_calendar.deleted": "calendar",
    "business_calendar.restored": "calendar",
    "promises.judged_anew": "service",
  },
  sharing: {
    "export.asked": "export",
    "export.taken": "survey",
    "export.downloaded": "export",
    "export.deleted": "export",
    "customers.exported": "none",
    "customer.exported": "customer",
    "audit.exported": "none",
    "personal_links.made": "survey",
    "personal_links.taken": "survey",
    "personal_links.withdrawn": "survey",
    "mailing.started": "survey",
    "mailing.paused": "survey",
    "mailing.resumed": "survey",
    "mailing.cancelled": "survey",
    "mailing.words_changed": "survey",
    "mailing.limits_changed": "survey",
    "share_link.made": "shareLink",
    "share_link.changed": "shareLink",
    "share_link.revoked": "shareLink",
    "board_pack.asked": "boardPack",
    "board_pack.taken": "boardPack",
    "board_pack.deleted": "boardPack",
    "board_pack.restored": "boardPack",
    "board_schedule.changed": "board",
    "webhook.created": "webhook",
    "webhook.changed": "webhook",
    "webhook.paused": "webhook",
    "webhook.resumed": "webhook",
    "webhook.disabled": "webhook",
    "webhook.secret_rotated": "webhook",
    "webhook.deleted": "webhook",
  },
  surveys: {
    "survey.created": "survey",
    "survey.changed": "survey",
    "survey.settings_changed": "survey",
    "survey.draft_changed": "survey",
    "survey.draft_brought_back": "survey",
    "survey.version_restored": "survey",
    "survey.published": "survey",
    "survey.spelling_corrected": "survey",
    "survey.closed": "survey",
    "survey.reopened": "survey",
    "survey.deleted": "survey",
    "picture.stored": "none",
    "population.stated": "survey",
    "population.forgotten": "survey",
    "answer_weight.named": "survey",
  },
  answers: {
    "response.released": "response",
    "response.excluded": "response",
    "response.restored": "response",
    "response.undone": "response",
    "response.deleted": "response",
    "comment.topic_corrected": "response",
    "comment.tagged": "response",
    "comment.untagged": "response",
    "comment.hidden": "response",
    "comment.shown": "response",
    "comment.words_removed": "response",
    "comment.personal_data_removed": "response",
    "topic.created": "topic",
    "topic.changed": "topic",
    "topic.archived": "topic",
    "topic.restored": "topic",
    "topic.merged": "topic",
    "topic.merge_undone": "topic",
  },
  customers: {
    "customer.added": "customer",
    "customer.changed": "customer",
    "customer.unsubscribed": "customer",
    "customer.resubscribed": "customer",
    "customer.erased": "customer",
    "customer.spell_added": "customer",
    "customer.spell_changed": "customer",
    "customer.spell_removed": "customer",
    "customer.spell_undone": "customer",
    "customer.merged": "customer",
    "import.started": "import",
    "import.undone": "import",
  },
  goals: {
    "goal.set": "goal",
    "goal.target_changed": "goal",
    "goal.reviewed": "goal",
    "goal.moved": "goal",
    "goal.closed": "goal",
    "goal.reopened": "goal",
    "goal.deleted": "goal",
    "goal.restored": "goal",
    "objective.created": "objective",
    "objective.renamed": "objective",
    "objective.archived": "objective",
    "objective.restored": "objective",
    "initiative.noted": "initiative",
    "initiative.changed": "initiative",
    "initiative.deleted": "initiative",
    "initiative.restored": "initiative",
  },
  quality: {
    "quality_review.done": "review",
    "quality_review.reopened": "review",
    "quality_review.skipped": "interaction",
    "quality_review.unskipped": "interaction",
    "quality_review.posted": "none",
    "quality_sample.drawn": "none",
    "coaching_note.written": "none",
    "coaching_note.deleted": "none",
    "coaching_note.restored": "none",
  },
  numbers: {
    "period.closed": "period",
    "period.reopened": "period",
    "dashboard.created": "dashboard",
    "dashboard.changed": "dashboard",
    "dashboard.deleted": "dashboard",
    "dashboard.restored": "dashboard",
    "saved_view.created": "savedView",
    "saved_view.changed": "savedView",
    "saved_view.deleted": "savedView",
    "saved_view.restored": "savedView",
    "tallies.recount_asked": "data",
    "tallies.rebuild_asked": "data",
    "tallies.rebuilt": "data",
    "tallies.differ": "data",
  },
  mail: {
    "alert.acknowledged": "alert",
    "alert.reopened": "alert",
    "alert.snoozed": "alert",
    "alert_rule.followed": "alertRule",
    "alert_rule.unfollowed": "alertRule",
    "alert_mail.changed": "person",
    "alert_mail.stopped": "person",
    "digest.changed": "person",
    "digest.resumed": "person",
    "follow_up_mail.started": "person",
    "follow_up_mail.stopped": "person",
    "sla_policy.mail_stopped": "policy",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, AuditSubject>>>>;

type Listed = typeof AUDIT_ACTIONS;

/** A kind of action. */
export type AuditKind = keyof Listed;

/** One action: noun and verb. */
export type AuditAction = { [Kind in AuditKind]: keyof Listed[Kind] & string }[AuditKind];

/** The kinds in their order. */
export const AUDIT_KINDS = Object.keys(AUDIT_ACTIONS) as readonly AuditKind[];

const SUBJECTS: ReadonlyMap<string, AuditSubject> = new Map(
  Object.values(AUDIT_ACTIONS).flatMap((actions) => Object.entries(actions)),
);

/** The actions of one kind. */
export function actionsOf(kind: AuditKind): readonly string[] {
  return Object.keys(AUDIT_ACTIONS[kind]);
}

/** Whether the list has this action: rows of an older or newer version may hold another. */
export function isAuditAction(action: string): action is AuditAction {
  return SUBJECTS.has(action);
}

/** What the subject of an action is. */
export function subjectOf(action: AuditAction): AuditSubject {
  return SUBJECTS.get(action) ?? "none";
}
