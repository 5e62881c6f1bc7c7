import { randomUUID } from "node:crypto";
import { type DoorCase, fieldsOf, submit } from "@/features/respond/testing/door-case";

/** What the settings of a survey mean at every door: when it opens and ends, how many it takes, its password, anonymity. */
export const SETTINGS_CASES: readonly DoorCase[] = [
  {
    name: "before its opening it says when it opens, in the language asked for: 403, by every door",
    async run(send, { notOpen }, expect) {
      const page = await send({ method: "GET", path: `/s/${notOpen}?lang=fr` });
      expect(page.status).toBe(403);
      expect(page.body).toContain("2099");
      expect(page.body).toContain('lang="fr"');
      expect((await send({ method: "POST", path: `/s/${notOpen}`, form: { "q.score": "9" } })).status).toBe(403);
      const refused = await submit(send, notOpen, { score: 9 });
      expect(refused.status).toBe(403);
      expect(JSON.parse(refused.body)).toMatchObject({ code: "not_open", opensAt: "2099-01-01T08:00:00.000Z" });
    },
  },
  {
    name: "after its closing date it is closed: 410, by every door",
    async run(send, { ended }, expect) {
      expect((await send({ method: "GET", path: `/s/${ended}` })).status).toBe(410);
      expect((await send({ method: "POST", path: `/s/${ended}`, form: { "q.score": "9" } })).status).toBe(410);
      expect(JSON.parse((await submit(send, ended, { score: 9 })).body)).toMatchObject({ status: 410, code: "closed" });
    },
  },
  {
    name: "when full it says so with 410; what was begun goes on, and a repetition is still known",
    async run(send, { capped }, expect) {
      const path = `/api/v1/s/${capped}/responses`;
      const begun = { submissionId: randomUUID(), answers: { score: 9 } };
      const first = await send({ method: "POST", path, json: begun });
      let last = first;
      for (let i = 0; i < 3 && last.status === 201; i++) last = await submit(send, capped, { score: 1 });
      expect(last.status).toBe(410);
      expect(JSON.parse(last.body)).toMatchObject({ code: "full" });
      const page = await send({ method: "GET", path: `/s/${capped}` });
      expect(page.status).toBe(410);
      expect(page.body).toContain('data-notice="full"');
      // Who runs the table at two doors finds it full at the second.
      if (first.status !== 201) return;
      expect((await send({ method: "POST", path, json: begun })).status).toBe(200);
      const rest = { ...begun, answers: { why: "Kind people." }, complete: true };
      expect((await send({ method: "POST", path, json: rest })).status).toBe(200);
    },
  },
  {
    name: "a password is asked for once, by a page without a cookie, and by JSON",
    async run(send, { locked }, expect) {
      const post = (form: Record<string, string>) => send({ method: "POST", path: `/s/${locked}`, form });
      const asked = await send({ method: "GET", path: `/s/${locked}?plan=team&q=7` });
      expect(asked.body).toContain('type="password"');
      expect(asked.body).not.toContain("q.score");
      const wrong = await post({ ...fieldsOf(asked.body), password: "please" });
      expect(wrong.status).toBe(403);
      expect(wrong.body).toContain('role="alert"');
      const page = await post({ ...fieldsOf(wrong.body), password: "sesame" });
      expect(page.status).toBe(200);
      expect(page.headers["set-cookie"]).toBe(undefined);
      expect(page.body).toMatch(/value="7"[^>]* checked/);
      const scored = await post({ ...fieldsOf(page.body), "q.score": "8" });
      expect(scored.status).toBe(303);
      const why = await send({ method: "GET", path: scored.headers.location ?? "" });
      expect(why.body).toContain('name="q.why"');
      const done = await post(fieldsOf(why.body));
      expect((await send({ method: "GET", path: done.headers.location ?? "" })).body).toContain("data-end");
      const past = await post({ question: "score", submissionId: randomUUID(), "q.score": "9" });
      expect(past.status).toBe(403);
      expect(JSON.parse((await submit(send, locked, { score: 9 })).body).code).toBe("password_required");
      const path = `/api/v1/s/${locked}/responses`;
      const json = { submissionId: randomUUID(), answers: { score: 9 }, password: "sesame" };
      expect((await send({ method: "POST", path, json })).status).toBe(201);
      const forgot = { ...json, submissionId: randomUUID(), password: "Sesame" };
      expect(JSON.parse((await send({ method: "POST", path, json: forgot })).body).code).toBe("password_wrong");
    },
  },
  {
    name: "an anonymous survey says so on its page, a usual one does not",
    async run(send, { anonymous, live }, expect) {
      const words = "Results appear only for groups of 5 or more.";
      const page = await send({ method: "GET", path: `/s/${anonymous}?name=Ada&customer=c-1` });
      expect(page.body).toContain(words);
      expect(page.body).not.toContain("Ada");
      expect((await send({ method: "GET", path: `/s/${live}` })).body).not.toContain(words);
      const json = { submissionId: randomUUID(), answers: { score: 9 }, complete: true };
      const path = `/api/v1/s/${anonymous}/responses`;
      expect((await send({ method: "POST", path, json })).status).toBe(201);
      expect((await send({ method: "POST", path, json })).status).toBe(200);
    },
  },
];
