import type { ColumnProfile } from "@/domain/imports/column-profile";
import { type Guess, type GuessedQuestion, guessDate, guessMapping } from "@/domain/imports/guess";
import { type GuessedOther, guessOthers } from "@/domain/imports/others/guess-others";
import { plainName, type SourceId } from "@/domain/imports/sources/source";
import { SCALES } from "@/domain/metrics/scale";

/** Where a tool's files have what, by plain names; the first that stands there and is not empty is taken. */
interface SourceColumns {
  readonly date: readonly string[];
  readonly zone?: string;
  readonly id?: readonly string[];
  readonly customer?: readonly string[];
  readonly interaction?: readonly string[];
  readonly comment?: readonly string[];
  readonly score?: readonly string[];
  /** Columns that say nothing to compare scores by. */
  readonly aside?: RegExp;
}

const COLUMNS: Record<SourceId, SourceColumns> = {
  delighted: {
    date: ["created at", "response created at", "updated at", "response updated at", "date"],
    id: ["response id", "id", "survey response id"],
    customer: ["person external id", "person email", "email", "person id", "person phone number", "phone"],
    comment: ["comment"],
    score: ["score"],
    aside: /permalink|tags|notes|name|updated|url/,
  },
  qualtrics: {
    date: ["recordeddate", "enddate", "startdate"],
    id: ["responseid"],
    customer: ["externalreference", "recipientemail"],
    aside:
      /^(status|ipaddress|progress|duration|finished|location|recipient|startdate|enddate|recordeddate|distributionchannel|userlanguage|responseid|externalreference|q recaptcha)|nps group$/,
  },
  surveymonkey: {
    date: ["end date", "date created", "start date"],
    id: ["respondent id", "respondentid"],
    customer: ["email address", "custom data 1"],
    aside:
      /^(respondent id|respondentid|collector|start date|end date|date created|date modified|ip address|first name|last name|email|custom data)/,
  },
  typeform: {
    date: ["submit date utc", "stage date utc", "start date utc"],
    zone: "UTC",
    id: ["#"],
    aside: /^(response type|start date|stage date|submit date|network id|tags|ending)/,
  },
  zendesk: {
    date: ["created at", "updated at"],
    id: ["id"],
    customer: ["requester id", "requester email"],
    interaction: ["ticket id"],
    comment: ["comment"],
    score: ["score"],
    aside: /^(url|ticket id|updated at|created at|reason id)/,
  },
  chatwoot: {
    date: ["recorded date", "recorded at"],
    zone: "UTC",
    customer: ["contact email address", "contact email", "contact phone number", "contact name"],
    interaction: ["link to the conversation", "conversation link", "conversation id", "link"],
    comment: ["feedback comment", "feedback"],
    score: ["rating"],
    aside: /^(contact|link)/,
  },
  long: {
    date: ["submitted at", "created at", "answered at", "date", "timestamp"],
    id: ["submission id", "response id", "submission", "response"],
  },
};

/** Tools that write a column, or several, for each question of a form. */
const FORMS: readonly SourceId[] = ["qualtrics", "surveymonkey", "typeform"];

/** Qualtrics' own names of questions: what they ask stands in its second line. */
const QUESTION_ID = /^q(id)? ?\d/;
/** Who somebody is and how to reach them, as a form asks for it. */
const CONTACT =
  /^((what s|what is|please enter) )?(your )?((first|last|full|family|given) )?(name|surname|e ?mail|(tele|mobile )?phone)( (address|number))?$|^(vorname|nachname|telefon(nummer)?|nom|prénom|téléphone|nombre|correo|الاسم|البريد الإلكتروني|الهاتف)$/u;
const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

function isContact({ name, values }: ColumnProfile): boolean {
  const filled = values.filter(({ value }) => value !== "");
  return CONTACT.test(plainName(name)) || (filled.length > 0 && filled.every(({ value }) => ADDRESS.test(value)));
}

/** What the columns of a known tool's file are, for a person to confirm; what it does not say is guessed as for any file. */
export function guessSource(source: SourceId | null, columns: readonly ColumnProfile[]): Guess {
  const plain = guessMapping(columns);
  if (source === null) return plain;
  const known = COLUMNS[source];
  const find = (names: readonly string[] | undefined) =>
    (names ?? [])
      .map((name) =>
        columns.find((column) => plainName(column.name) === name && column.distinct > 0 && column.length > 0),
      )
      .find((column) => column !== undefined);
  const dated = find(known.date);
  const unix = dated?.values.every(({ value }) => value === "" || /^\d{9,10}$/.test(value));
  const date = !dated
    ? plain.date
    : unix
      ? { columns: [dated.name], patterns: [`{${dated.name}:t}`], zone: "UTC", asked: null }
      : guessDate([dated]);
  const score = find(known.score);
  const questions = score ? [scoreQuestion(source, score, columns)] : questionsOf(source, columns, plain.questions);
  const [customer, comment, id] = [find(known.customer), find(known.comment), find(known.id)];
  const interaction = find(known.interaction);
  const taken = new Set([
    ...date.columns,
    ...questions.map(({ column }) => column),
    customer?.name,
    comment?.name,
    id?.name,
    interaction?.name,
  ]);
  const said = comment?.name ?? (plain.comment !== null && !taken.has(plain.comment) ? plain.comment : null);
  const left = columns.filter(({ name }) => name !== said && !taken.has(name) && !known.aside?.test(plainName(name)));
  const form = FORMS.includes(source);
  const segments = form ? plain.attributes.filter((name) => !QUESTION_ID.test(plainName(name))) : [];
  const isSegment = ({ columns: [first = "", ...more], kind }: GuessedOther) =>
    more.length === 0 && (kind === "single" || kind === "yes_no") && segments.includes(first);
  const others = guessOthers(form ? left.filter((column) => !isContact(column)) : left, form).filter(
    (one) => !isSegment(one),
  );
  const leftOut = new Set(form ? columns.filter(isContact).map(({ name }) => name) : []);
  const asked = new Set(others.flatMap((one) => one.columns));
  return {
    date: { ...date, zone: known.zone ?? date.zone },
    questions,
    others,
    comment: said,
    customer: customer?.name ?? null,
    id: id?.name ?? null,
    interaction: interaction?.name ?? null,
    attributes: plain.attributes.filter(
      (name) => ![taken, asked, leftOut].some((names) => names.has(name)) && !known.aside?.test(plainName(name)),
    ),
  };
}

/** Whether a file without a score or a comment may hold one after all: a number as scales have them, under a name that says nothing. */
export function maybeScored({ questions, others, comment }: Guess, columns: readonly ColumnProfile[]): boolean {
  const numbers = others.filter(({ kind }) => kind === "number").flatMap((one) => one.columns);
  const onScale = ({ value }: { readonly value: string }) => value === "" || /^(\d|1[01])(\.0+)?$/.test(value);
  const found = columns.some(({ name, values }) => numbers.includes(name) && values.every(onScale));
  return questions.length === 0 && comment === null && found;
}

/**
 * The kinds of survey that a tool's file says its scores are of, where there are several: 5 of 5 and 5 of 10 stand in one
 * column then, and no reading is right for both. Else none.
 */
export function mixedTypes(source: SourceId | null, columns: readonly ColumnProfile[]): readonly string[] {
  const types = source === "delighted" ? surveyTypes(columns) : [];
  return types.length > 1 ? types : [];
}

function surveyTypes(columns: readonly ColumnProfile[]): string[] {
  const told = columns.find((column) => plainName(column.name) === "survey type")?.values ?? [];
  return [...new Set(told.map(({ value }) => value.toLowerCase()).filter((type) => type !== ""))];
}

function scoreQuestion(
  source: SourceId,
  { name, values }: ColumnProfile,
  columns: readonly ColumnProfile[],
): GuessedQuestion {
  if (source === "chatwoot") return { column: name, kind: "csat", scale: { min: 1, max: 5 } };
  if (source === "zendesk")
    return { column: name, kind: "csat", scale: { min: 0, max: 1 }, values: { good: 1, bad: 0 } };
  const [said = ""] = surveyTypes(columns);
  if (said === "csat" || said === "ces") return { column: name, kind: said };
  // Delighted's other surveys end at five or seven: what goes beyond is a recommendation.
  const beyond = values.some(({ value }) => Number(value) > SCALES["ces-1-7"].max);
  const nps = said === "nps" || beyond;
  return nps ? { column: name, kind: "nps", scale: { min: 0, max: 10 } } : { column: name, kind: "csat" };
}

/** Qualtrics writes a group beside each question of recommendation. */
function questionsOf(
  source: SourceId,
  columns: readonly ColumnProfile[],
  plain: readonly GuessedQuestion[],
): GuessedQuestion[] {
  if (source !== "qualtrics") return [...plain];
  const names = new Set(columns.map(({ name }) => name));
  const recommends = columns.filter(({ name }) => names.has(`${name}_NPS_GROUP`)).map(({ name }) => name);
  const nps = recommends.map((column): GuessedQuestion => ({ column, kind: "nps", scale: { min: 0, max: 10 } }));
  return [...nps, ...plain.filter(({ column }) => !recommends.includes(column) && !column.endsWith("_NPS_GROUP"))];
}
