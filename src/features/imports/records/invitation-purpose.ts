import { findByAddress } from "@/db/queries/customers/find-by-address";
import { findWorkspace } from "@/db/queries/find-workspace";
import { findNamedSurveys } from "@/db/queries/invitations/find-named-surveys";
import { type GivenInvitation, storeInvitations } from "@/db/queries/invitations/store-invitations";
import { undoInvitations } from "@/db/queries/invitations/undo-invitations";
import { shortened } from "@/domain/imports/cell";
import type { FieldSpec } from "@/domain/imports/records/fields";
import type { RowCells } from "@/domain/imports/records/read-cells";
import { contradictTimes, type InvitationTimes } from "@/domain/invitation/contradict-times";
import { readDelivery } from "@/domain/invitation/read-delivery";
import { CUSTOMER_NAMES } from "@/features/imports/records/customer-purpose";
import type { ReadContext, RecordPurpose, StoredBatch } from "@/features/imports/records/record-purpose";

/** An invitation with the words of the file for its survey and its customer. */
interface InvitationRow extends InvitationTimes {
  readonly survey: string;
  readonly customer: string | null;
  readonly externalId: string;
  readonly channel: string | null;
}

const LONGEST_CUSTOMER = 256;
const LONGEST_ID = 200;

const at = (words: string): RegExp => new RegExp(`^(${words})( at| on| date| time| day)?( utc)?$`);

const FIELDS: readonly FieldSpec[] = [
  {
    name: "sent",
    kind: "date",
    required: true,
    names: [at("sent|invited|invitation sent|e ?mail sent|delivered"), /^(invite|invitation|send)( date| time| day)$/],
  },
  {
    name: "customer",
    kind: "column",
    names: [
      ...CUSTOMER_NAMES.filter((one) => !one.test("id")),
      /^(recipient|contact|respondent|person)( id| e ?mail| email address| external id)?$/,
      /^(to|address|phone|phone number)$/,
    ],
  },
  {
    name: "id",
    kind: "column",
    names: [/^(invitation|invite|message|e ?mail|send|link|distribution) ?(id|no|number|key)$/, /^id$/],
  },
  { name: "survey", kind: "column", names: [/^survey( name| id| key| title)?$/, /^(questionnaire|form)( name)?$/] },
  { name: "surveyName", kind: "survey" },
  { name: "channel", kind: "column", names: [/^(channel|via|method|medium|distribution channel)$/] },
  { name: "channelName", kind: "text", form: /^.{1,64}$/ },
  { name: "delivery", kind: "column", names: [/^(status|state|delivery|delivery status|result|outcome)$/] },
  { name: "seen", kind: "date", names: [at("opened|seen|clicked|first opened")] },
  { name: "reminded", kind: "date", names: [at("reminded|reminder|reminder sent|last reminded")] },
  { name: "bounced", kind: "date", names: [at("bounced|bounce|failed")] },
  { name: "answered", kind: "date", names: [at("answered|responded|completed|response|finished")] },
];

const FIELD_OF = {
  ...{ sentAt: "sent", openedAt: "seen", remindedAt: "reminded", bouncedAt: "bounced", answeredAt: "answered" },
} as const;

/** Who was asked to answer which survey, as another tool sent it: response rate counts them, nobody is written to. */
export const invitationsPurpose: RecordPurpose<InvitationRow> = {
  id: "invitations",
  fields: FIELDS,
  recognise({ columns, dates, ...rest }) {
    const asked = columns.customer ?? columns.id;
    const tells = columns.survey ?? columns.delivery ?? dates.seen ?? dates.bounced ?? dates.answered;
    if (dates.sent === undefined || asked === undefined || tells === undefined) return null;
    return { columns, dates, ...rest };
  },
  read(cells, context) {
    const survey = cells.text("survey") || cells.text("surveyName");
    if (survey === "") cells.refuse("survey", "surveyMissing");
    const customer = cells.text("customer") || null;
    if (customer !== null && customer.length > LONGEST_CUSTOMER)
      cells.refuse("customer", "customerRefused", { max: LONGEST_CUSTOMER });
    const times = readTimes(cells, context);
    if (survey === "" || times === null) return null;
    return {
      ...times,
      ...{ survey, customer, externalId: readId(cells, survey, times.sentAt, context) },
      channel: (cells.text("channel") || cells.text("channelName")).slice(0, 64).toLowerCase() || null,
    };
  },
  key: ({ survey, externalId }) => `${survey.toLowerCase()} ${externalId}`,
  twice: { field: "id", code: "invitationTwice" },
  async store(tx, scope, rows, { importId }) {
    const surveys = await findNamedSurveys(
      tx,
      scope,
      rows.map(({ row }) => row.survey),
    );
    const people = await findByAddress(
      tx,
      scope,
      rows.flatMap(({ row }) => row.customer ?? []),
    );
    const told: StoredBatch["told"][number][] = [];
    const given: GivenInvitation[] = [];
    for (const { line, row } of rows) {
      const { survey, customer, ...invitation } = row;
      const [found, other] = surveys.get(survey) ?? [];
      const cell = shortened(survey);
      if (found === undefined || other !== undefined)
        told.push({
          ...{ line, field: "survey", rejected: true },
          fault: { code: found === undefined ? "surveyUnknown" : "surveyOfMany", values: { cell } },
        });
      else if (found.anonymous && customer !== null)
        told.push({ line, field: "customer", rejected: true, fault: { code: "surveyAnonymous", values: { cell } } });
      else {
        const named = customer === null ? [] : (people.get(customer) ?? []);
        if (named.length > 1)
          told.push({
            ...{ line, field: "customer" },
            fault: { code: "addressOfMany", values: { cell: shortened(customer ?? ""), n: named.length } },
          });
        const who = named.length === 1 ? (named[0] ?? null) : customer;
        given.push({ ...invitation, surveyId: found.id, customer: who, responseId: null });
      }
    }
    const { zone } = await findWorkspace(tx, scope);
    const { created, updated } = await storeInvitations(tx, scope, given, { importId, zone });
    return { stored: created + updated, told };
  },
  undo: undoInvitations,
};

/** Null where there is no time of sending, or where one contradicts the others: that is told and leaves the row out. */
function readTimes(cells: RowCells, { now }: ReadContext): InvitationTimes | null {
  const instant = (field: string) => cells.date(field)?.instant ?? null;
  const sentAt = instant("sent");
  if (sentAt === null) {
    cells.refuse("sent", "dateEmpty", { cells: "" });
    return null;
  }
  const word = cells.text("delivery");
  const delivery = word === "" ? "sent" : readDelivery(word);
  if (delivery === null) cells.say("delivery", "deliveryUnknown", { cell: shortened(word) });
  if (delivery === "withheld") cells.refuse("delivery", "invitationWithheld", { cell: shortened(word) });
  // A word without a time of its own is known since the sending.
  const times: InvitationTimes = {
    sentAt,
    openedAt: instant("seen") ?? (delivery === "opened" ? sentAt : null),
    remindedAt: instant("reminded"),
    bouncedAt: instant("bounced") ?? (delivery === "bounced" ? sentAt : null),
    answeredAt: instant("answered") ?? (delivery === "answered" ? sentAt : null),
  };
  const found = contradictTimes(times, now);
  if (found === null) return times;
  const day = times[found.field]?.toISOString().slice(0, 10) ?? "";
  const field = FIELD_OF[found.field];
  if (found.kind === "future") cells.refuse(field, "dateFuture", { cells: day });
  else cells.refuse(field, "invitationBeforeSent", { day, sent: sentAt.toISOString().slice(0, 10) });
  return null;
}

/** The sender's id; without one it is the customer's how-many-eth of that survey at that moment. */
function readId(cells: RowCells, survey: string, sentAt: Date, { occurrence }: ReadContext): string {
  const id = cells.text("id");
  if (id.length > LONGEST_ID) cells.refuse("id", "textLong", { max: LONGEST_ID });
  if (id !== "") return id;
  const said = `${sentAt.toISOString()} ${cells.text("customer")}`;
  return `file:${occurrence(`${survey.toLowerCase()} ${said}`)} ${said}`.slice(0, LONGEST_ID);
}
