import { randomUUID } from "node:crypto";
import { type DoorCase, type DoorRequest, fieldsOf, submit } from "@/features/respond/testing/door-case";
import { SETTINGS_CASES } from "@/features/respond/testing/settings-cases";

/** The same gate through every door: this table runs against the handler, the custom server and Next alone. */
export const DOOR_CASES: readonly DoorCase[] = [
  {
    name: "a whole visit by forms: score, why, thanks",
    async run(send, { live }, expect) {
      const first = await send({ method: "GET", path: `/s/${live}` });
      expect(first.status).toBe(200);
      expect(first.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(first.headers["cache-control"]).toBe("private, no-cache");
      expect(first.headers["referrer-policy"]).toBe("no-referrer");
      const scored = await send({
        method: "POST",
        path: `/s/${live}`,
        form: { ...fieldsOf(first.body), "q.score": "9" },
      });
      expect(scored.status).toBe(303);
      const address = scored.headers.location ?? "";
      expect(address).toMatch(new RegExp(`^/s/${live}/r/[\\w-]{22}\\?step=why&lang=en$`));
      const why = await send({ method: "GET", path: address });
      expect(why.status).toBe(200);
      expect(why.body).toContain('name="q.why"');
      const done = await send({
        method: "POST",
        path: `/s/${live}`,
        form: { ...fieldsOf(why.body), "q.why": "Kind people." },
      });
      expect(done.status).toBe(303);
      const thanks = await send({ method: "GET", path: done.headers.location ?? "" });
      expect(thanks.status).toBe(200);
      expect(thanks.body).toContain("data-end");
    },
  },
  {
    name: "the same form twice leads to the same place",
    async run(send, { live }, expect) {
      const fields = { ...fieldsOf((await send({ method: "GET", path: `/s/${live}` })).body), "q.score": "3" };
      const once = await send({ method: "POST", path: `/s/${live}`, form: fields });
      const twice = await send({ method: "POST", path: `/s/${live}`, form: fields });
      expect(twice.status).toBe(303);
      expect(twice.headers.location).toBe(once.headers.location);
    },
  },
  {
    name: "a form without its score is shown again with the error and status 422",
    async run(send, { live }, expect) {
      const fields = fieldsOf((await send({ method: "GET", path: `/s/${live}` })).body);
      const reply = await send({ method: "POST", path: `/s/${live}`, form: fields });
      expect(reply.status).toBe(422);
      expect(reply.body).toContain('role="alert"');
    },
  },
  {
    name: "a score past the scale is refused with its path, by JSON",
    async run(send, { live }, expect) {
      for (const score of [11, -1, 7.5, "9", null, { na: true }, [9], true]) {
        const reply = await submit(send, live, { score });
        expect(reply.status, JSON.stringify(score)).toBe(score === null ? 201 : 422);
        if (score !== null) expect(JSON.parse(reply.body).errors[0].path).toMatch(/^answers\.score/);
      }
    },
  },
  {
    name: "a JSON answer is 201, its repetition 200, another complete content 409",
    async run(send, { live }, expect) {
      const submissionId = randomUUID();
      const body = { submissionId, answers: { score: 10 }, complete: true };
      const path = `/api/v1/s/${live}/responses`;
      const first = await send({ method: "POST", path, json: body });
      expect(first.status).toBe(201);
      expect(JSON.parse(first.body)).toMatchObject({ next: null, ending: { id: "thanks" } });
      expect(first.headers["access-control-allow-origin"]).toBe("*");
      expect((await send({ method: "POST", path, json: body })).status).toBe(200);
      expect((await send({ method: "POST", path, json: { ...body, answers: { score: 1 } } })).status).toBe(409);
    },
  },
  {
    name: "unknown and draft are 404, closed is 410, by every door",
    async run(send, { draft, closed }, expect) {
      for (const [key, status] of [
        ["nope", 404],
        [`${draft.slice(0, 22)}zzzzzzzzzz`, 404],
        [draft, 404],
        [closed, 410],
      ] as const) {
        expect((await send({ method: "GET", path: `/s/${key}` })).status, key).toBe(status);
        expect((await send({ method: "POST", path: `/s/${key}`, form: { "q.score": "9" } })).status, key).toBe(status);
        expect((await submit(send, key, { score: 9 })).status, key).toBe(status);
      }
    },
  },
  {
    name: "a survey that takes answers only from its page refuses others and takes its page's",
    async run(send, { pageOnly }, expect) {
      expect((await submit(send, pageOnly, { score: 9 })).status).toBe(422);
      const first = await send({ method: "GET", path: `/s/${pageOnly}` });
      const token = fieldsOf(first.body).renderToken;
      const json = { submissionId: randomUUID(), answers: { score: 9 }, renderToken: token };
      expect((await send({ method: "POST", path: `/api/v1/s/${pageOnly}/responses`, json })).status).toBe(201);
      const forged = { ...json, submissionId: randomUUID(), renderToken: `${token}x` };
      expect((await send({ method: "POST", path: `/api/v1/s/${pageOnly}/responses`, json: forged })).status).toBe(422);
      // A page that lay too long is refused, not taken: what was given stands in the next one, and is stored from there.
      const fields = { ...fieldsOf(first.body), submissionId: randomUUID() };
      const path = `/s/${pageOnly}`;
      const late = await send({ method: "POST", path, form: { ...fields, renderToken: `${token}x`, "q.score": "8" } });
      expect(late.status).toBe(422);
      expect(late.body).toMatch(/value="8"[^>]* checked/);
      const renewed = fieldsOf(late.body);
      expect(renewed.submissionId).toBe(fields.submissionId);
      expect((await send({ method: "POST", path, form: { ...renewed, "q.score": "8" } })).status).toBe(303);
      const unasked = { ...fields, submissionId: randomUUID(), question: "gone" };
      expect((await send({ method: "POST", path, form: unasked })).status).toBe(422);
    },
  },
  {
    name: "?q= only preselects, and a GET records nothing",
    async run(send, { live }, expect) {
      const page = await send({ method: "GET", path: `/s/${live}?q=7` });
      expect(page.body).toMatch(/value="7"[^>]* checked/);
      expect(page.body).not.toMatch(/value="8"[^>]* checked/);
    },
  },
  {
    name: "a guessed, cut or respelled token is 404",
    async run(send, { live }, expect) {
      for (const token of ["AAAAAAAAAAAAAAAAAAAAAA", "x", "A".repeat(400), "..%2f..%2f"]) {
        expect((await send({ method: "GET", path: `/s/${live}/r/${token}` })).status, token).toBe(404);
      }
    },
  },
  {
    name: "hostile bodies are 4xx, never 5xx",
    async run(send, { live }, expect) {
      const path = `/api/v1/s/${live}/responses`;
      const id = randomUUID();
      const json = (body: string) => ({ method: "POST", path, raw: { type: "application/json", body } }) as const;
      const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`q${i}`, 1]));
      const requests: DoorRequest[] = [
        json(""),
        json("{"),
        json("[]"),
        json("null"),
        json(`{"submissionId":"${id}","answers":{"score":1e999}}`),
        json(`{"submissionId":"${id}","answers":{"score":9},"answers":{"score":1}}`),
        json(`{"submissionId":"${id}","answers":{"__proto__":{"score":9},"constructor":9}}`),
        json(`{"submissionId":"${id}","answers":{"why":"\\u0000"}}`),
        json(`{"submissionId":"${id}","answers":{"score":9,"why":"\\ud800"}}`),
        json(`${"[".repeat(50_000)}${"]".repeat(50_000)}`),
        json(JSON.stringify({ submissionId: id, answers: many })),
        json(JSON.stringify({ submissionId: id, answers: { score: 9, why: "x".repeat(200_000) } })),
        json(JSON.stringify({ submissionId: "not a uuid", answers: {} })),
        json(JSON.stringify({ submissionId: id, answers: { score: 9 }, attributes: { a: { b: 1 } } })),
        { method: "POST", path, raw: { type: "text/plain", body: "{}" } },
        { method: "POST", path: `/s/${live}`, raw: { type: "multipart/form-data; boundary=x", body: "--x" } },
        { method: "POST", path: `/s/${live}`, form: { question: "__proto__", submissionId: "\u0000" } },
        { method: "POST", path: `/s/${live}`, form: { question: "score", "q.score": "9\u0000", attributes: "a=%00" } },
        { method: "PUT", path: `/s/${live}` },
        { method: "GET", path: `/s/${live}%00` },
        { method: "GET", path: `/s/${live}?${"a=1&".repeat(500)}lang=%00&q=%00` },
      ];
      for (const request of requests) {
        const { status } = await send(request);
        expect(status, JSON.stringify(request).slice(0, 200)).toBeLessThan(500);
        const page = request.method === "GET" || (request.form !== undefined && request.form.question === "__proto__");
        if (!page) expect(status, JSON.stringify(request).slice(0, 200)).toBeGreaterThanOrEqual(400);
      }
    },
  },
  {
    name: "a body past 256 KB is 413",
    async run(send, { live }, expect) {
      const body = JSON.stringify({ submissionId: randomUUID(), answers: { why: "x".repeat(300_000) } });
      const request = {
        method: "POST",
        path: `/api/v1/s/${live}/responses`,
        raw: { type: "application/json", body },
      } as const;
      expect((await send(request)).status).toBe(413);
    },
  },
  {
    name: "speaks the language that is asked for, and says which",
    async run(send, { live }, expect) {
      const arabic = await send({ method: "GET", path: `/s/${live}?lang=ar` });
      expect(arabic.body).toContain('<html lang="ar" dir="rtl">');
      const german = await send({
        method: "GET",
        path: `/s/${live}`,
        headers: { "accept-language": "de-CH,de;q=0.9" },
      });
      expect(german.body).toContain('<html lang="de" dir="ltr">');
    },
  },
  ...SETTINGS_CASES,
  {
    name: "any origin may answer, and ask before",
    async run(send, { live }, expect) {
      const asked = await send({
        method: "OPTIONS",
        path: `/api/v1/s/${live}/responses`,
        headers: { origin: "https://shop.example" },
      });
      expect(asked.status).toBe(204);
      expect(asked.headers["access-control-allow-origin"]).toBe("*");
    },
  },
  {
    name: "embed.js is a script for everybody, small, and not sent twice",
    async run(send, _surveys, expect) {
      const first = await send({ method: "GET", path: "/embed.js", headers: { origin: "https://shop.example" } });
      expect(first.status).toBe(200);
      expect(first.headers["content-type"]).toContain("text/javascript");
      expect(first.headers["access-control-allow-origin"]).toBe("*");
      expect(first.headers["x-content-type-options"]).toBe("nosniff");
      expect(first.headers["cache-control"]).toMatch(/^public, max-age=\d+/);
      expect(new TextEncoder().encode(first.body).length).toBeLessThan(3_072);
      const tag = first.headers.etag ?? "";
      expect((await send({ method: "GET", path: "/embed.js", headers: { "if-none-match": tag } })).status).toBe(304);
    },
  },
  {
    name: "only the page in a frame may be framed, only by the sites of its survey, through all its steps",
    async run(send, { live, embedded }, expect) {
      const policyFor = async (key: string, site: string | null) => {
        const query = site === null ? "" : `?_embed=${encodeURIComponent(site)}`;
        const reply = await send({ method: "GET", path: `/s/${key}${query}` });
        expect(reply.status).toBe(200);
        return /frame-ancestors [^;]*/.exec(reply.headers["content-security-policy"] ?? "")?.[0];
      };
      for (const site of ["https://shop.example", "https://a.care.example"])
        expect(await policyFor(embedded, site), site).toBe(`frame-ancestors ${site}`);
      for (const site of [
        null,
        "",
        "https://evil.example",
        "https://shop.example.evil.example",
        "https://shop.example; script-src *",
        "http://shop.example",
        "https://*.care.example",
        "'self'",
        "*",
        "null",
      ])
        expect(await policyFor(embedded, site), String(site)).toBe("frame-ancestors 'none'");
      expect(await policyFor(live, "https://shop.example")).toBe("frame-ancestors 'none'");

      const query = `?_embed=${encodeURIComponent("https://shop.example")}`;
      const first = await send({ method: "GET", path: `/s/${embedded}${query}&interaction=chat-1` });
      expect(first.body).toContain('data-embed="https://shop.example"');
      expect(first.body).toContain(`action="/s/${embedded}${query}"`);
      const form = { ...fieldsOf(first.body), "q.score": "9" };
      const scored = await send({ method: "POST", path: `/s/${embedded}${query}`, form });
      expect(scored.status).toBe(303);
      const why = await send({ method: "GET", path: scored.headers.location ?? "" });
      expect(why.headers["content-security-policy"]).toContain("frame-ancestors https://shop.example");
      expect(why.body).toContain("_embed=https%3A%2F%2Fshop.example");
    },
  },
  {
    name: "a logo that nobody stored is 404, whatever its name",
    async run(send, { live, draft }, expect) {
      for (const path of [
        `/s/${live}/logo/${randomUUID()}`,
        `/s/${live}/logo/..%2f..%2fetc%2fpasswd`,
        `/s/${live}/logo/x`,
        `/s/${draft}/logo/${randomUUID()}`,
        `/s/nope/logo/${randomUUID()}`,
      ])
        expect((await send({ method: "GET", path })).status, path).toBe(404);
    },
  },
];
