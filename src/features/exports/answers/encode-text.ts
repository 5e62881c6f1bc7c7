import type { AnswerColumn } from "@/domain/exports/answer-columns";
import { csvField } from "@/domain/exports/csv";
import { cellText, type ExportedAnswer, gridScore } from "@/domain/exports/exported-answer";

/** Turns portions of answers into the bytes of a file. */
export interface Encoder {
  /** What stands before the first row. */
  begin(): Buffer;
  rows(answers: readonly ExportedAnswer[]): Buffer | Promise<Buffer>;
  /** What stands behind the last row. */
  end(): Buffer | Promise<Buffer>;
}

/**
 * CSV for programs: names of columns that never change, ids of options, a line for each response; UTF-8 with a byte order
 * mark, lines end in CRLF. Text that a spreadsheet would run as a formula gets an apostrophe.
 */
export function encodeCsv(columns: readonly AnswerColumn[]): Encoder {
  const line = (fields: readonly (string | number | null)[]) => `${fields.map(csvField).join(",")}\r\n`;
  return {
    begin: () => Buffer.from(`\ufeff${line(columns.map(({ name }) => name))}`),
    rows: (answers) => Buffer.from(answers.map((one) => line(columns.map((column) => csvCell(column, one)))).join("")),
    end: () => Buffer.alloc(0),
  };
}

/** One JSON object a line, with the API's names: everything that is stored of a response, as it is. */
export function encodeJsonLines(): Encoder {
  return {
    begin: () => Buffer.alloc(0),
    rows: (answers) => Buffer.from(answers.map((one) => `${JSON.stringify(toJson(one))}\n`).join("")),
    end: () => Buffer.alloc(0),
  };
}

function csvCell(column: AnswerColumn, one: ExportedAnswer): string | number | null {
  switch (column.kind) {
    case "fact":
      return factOf(column.name, one);
    case "answer":
      return cellText(one.answers[column.question.id]);
    case "grid":
      return gridScore(one.answers[column.question.id], column.row);
    case "identity":
      return one.identity[column.key] ?? null;
    case "attribute":
      return one.attributes[column.key] ?? null;
    case "others":
      return othersOf(one, column.but);
  }
}

/** A response's own fact, as stored. */
export function factOf(
  name: Extract<AnswerColumn, { kind: "fact" }>["name"],
  one: ExportedAnswer,
): string | number | null {
  switch (name) {
    case "response_id":
      return one.id;
    case "answered_at":
      return one.answeredAt;
    case "completed_at":
      return one.completedAt;
    case "state":
      return one.state;
    case "state_reason":
      return one.reason;
    case "version":
      return one.version;
    case "language":
      return one.locale;
    case "channel":
      return one.channel;
    case "stage":
      return one.stage;
    case "customer":
      return one.customer;
  }
}

/** The attributes that have no column, as JSON; null where there are none. */
export function othersOf(one: ExportedAnswer, but: ReadonlySet<string>): string | null {
  const rest = Object.entries(one.attributes).filter(([name]) => !but.has(name));
  return rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest));
}

/** A score that was off its scale stands as it was written, as a text; what was left empty on purpose is null. */
function toJson(one: ExportedAnswer) {
  const answers = Object.entries(one.answers).map(([id, value]) => [
    id,
    value.kind === "said" ? value.value : value.kind === "invalid" ? value.raw : null,
  ]);
  return {
    id: one.id,
    answeredAt: one.answeredAt,
    completedAt: one.completedAt,
    state: one.state,
    ...(one.reason === null ? {} : { reason: one.reason }),
    version: one.version,
    locale: one.locale,
    channel: one.channel,
    ...(one.stage === null ? {} : { stage: one.stage }),
    customer: one.customer === null ? null : { externalId: one.customer },
    ...(Object.keys(one.identity).length === 0 ? {} : { identity: one.identity }),
    attributes: one.attributes,
    answers: Object.fromEntries(answers),
  };
}
