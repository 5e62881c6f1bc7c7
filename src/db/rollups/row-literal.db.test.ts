import fc from "fast-check";
import { expect, test } from "vitest";
import { arrayLiteral, rowLiteral } from "@/db/rollups/row-literal";
import { testDatabase } from "@/db/testing/test-database";

const { appDb } = await testDatabase();

/** What PostgreSQL takes as text: anything but NUL and half a pair. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }).filter((one) => !/\p{Cs}|\0/u.test(one)),
  fc.constantFrom(
    "",
    " ",
    "null",
    "NULL",
    '"',
    "\\",
    '\\"',
    "a,b",
    "(x)",
    "{y}",
    "\n\t",
    "’…\u2028",
    "'); drop table response; --",
  ),
);

test("PostgreSQL reads back from a row's literal exactly what was written into it", async () => {
  const rows = fc.sample(
    fc.record({
      text: fc.option(text),
      score: fc.option(fc.integer({ min: 0, max: 10 })),
      json: fc.option(fc.dictionary(text, text)),
    }),
    500,
  );
  const id = "01a20182-01aa-760b-aa63-3d32ac4840b0";
  const literals = rows.map((one, place) =>
    rowLiteral([id, `q${place}`, "nps", 1, 0, 0, one.score, one.json, one.text]),
  );
  const reply = await appDb.pool.query<{ text: string | null; score: number | null; json: object | null }>(
    "select a.text, a.score, a.choices as json from unnest($1::incoming_answer[]) with ordinality as a order by ordinality",
    [arrayLiteral(literals)],
  );
  expect(reply.rows).toEqual(rows);
});

test("names and values inside of a row keep every sign", async () => {
  const names = fc.sample(text, 200);
  const fields = Array.from({ length: 21 }, (_, place) => (place === 19 ? arrayLiteral(names) : null));
  const reply = await appDb.pool.query<{ names: string[] }>("select ($1::incoming_response).dim_names as names", [
    rowLiteral(fields),
  ]);
  expect(reply.rows).toEqual([{ names }]);
});
