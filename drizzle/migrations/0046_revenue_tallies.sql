CREATE TABLE "customer_revenue" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"spells" integer NOT NULL,
	"since" date,
	"days" date[] NOT NULL,
	"amounts" bigint[] NOT NULL,
	"dims" jsonb NOT NULL,
	CONSTRAINT "customer_revenue_workspace_id_customer_id_currency_pk" PRIMARY KEY("workspace_id","customer_id","currency")
);
--> statement-breakpoint
ALTER TABLE "customer_revenue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "revenue_delta" (
	"workspace_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"spells" integer DEFAULT 0 NOT NULL,
	"payers" integer DEFAULT 0 NOT NULL,
	"opening" numeric DEFAULT 0 NOT NULL,
	"churned" numeric DEFAULT 0 NOT NULL,
	"contraction" numeric DEFAULT 0 NOT NULL,
	"expansion" numeric DEFAULT 0 NOT NULL,
	"fresh" numeric DEFAULT 0 NOT NULL,
	"returned" numeric DEFAULT 0 NOT NULL,
	"opening_squares" numeric DEFAULT 0 NOT NULL,
	"gross_squares" numeric DEFAULT 0 NOT NULL,
	"gross_products" numeric DEFAULT 0 NOT NULL,
	"net_squares" numeric DEFAULT 0 NOT NULL,
	"net_products" numeric DEFAULT 0 NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "revenue_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "revenue_delta_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "revenue_delta" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "revenue_tally" (
	"workspace_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"spells" integer DEFAULT 0 NOT NULL,
	"payers" integer DEFAULT 0 NOT NULL,
	"opening" numeric DEFAULT 0 NOT NULL,
	"churned" numeric DEFAULT 0 NOT NULL,
	"contraction" numeric DEFAULT 0 NOT NULL,
	"expansion" numeric DEFAULT 0 NOT NULL,
	"fresh" numeric DEFAULT 0 NOT NULL,
	"returned" numeric DEFAULT 0 NOT NULL,
	"opening_squares" numeric DEFAULT 0 NOT NULL,
	"gross_squares" numeric DEFAULT 0 NOT NULL,
	"gross_products" numeric DEFAULT 0 NOT NULL,
	"net_squares" numeric DEFAULT 0 NOT NULL,
	"net_products" numeric DEFAULT 0 NOT NULL,
	CONSTRAINT "revenue_tally_workspace_id_currency_dimension_value_x_y_pk" PRIMARY KEY("workspace_id","currency","dimension","value","x","y")
);
--> statement-breakpoint
ALTER TABLE "revenue_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_revenue" ADD CONSTRAINT "customer_revenue_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "customer_revenue" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "revenue_delta" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "revenue_tally" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE customer_revenue FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE revenue_tally FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE revenue_delta FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE customer_revenue ADD CONSTRAINT customer_revenue_steps
  CHECK (cardinality(amounts) = cardinality(days) AND jsonb_array_length(dims) = cardinality(days) + 1);--> statement-breakpoint
ALTER TABLE revenue_delta SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = 50000);
--> statement-breakpoint
DO $$
DECLARE
  worker text := current_setting('candor.worker_role');
BEGIN
  EXECUTE format('CREATE POLICY worker_all ON public.revenue_tally FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('CREATE POLICY worker_all ON public.revenue_delta FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE format('GRANT MAINTAIN ON revenue_tally, revenue_delta TO %I', worker);
  END IF;
END $$;
--> statement-breakpoint
-- What customers pay, from their spells and stays as they stand. Spells without a price are none; those of no length are told
-- in `spells` alone. Equal neighbours are one: a contract that is renewed at its price changes nothing.
CREATE FUNCTION revenue_of(tenant uuid, ids uuid[]) RETURNS SETOF customer_revenue LANGUAGE sql STABLE AS $$
  WITH spell AS MATERIALIZED (
    SELECT s.customer_id, s.currency, s.start_day, s.end_day, s.mrr, s.end_day IS NULL OR s.end_day > s.start_day AS lasts
    FROM unnest(ids) AS one (id) JOIN subscription s ON s.workspace_id = tenant AND s.customer_id = one.id
    WHERE s.mrr > 0 AND s.currency IS NOT NULL
  ), payer AS MATERIALIZED (
    SELECT customer_id, currency, count(*)::integer AS spells, min(start_day) FILTER (WHERE lasts) AS since FROM spell GROUP BY 1, 2
  ), stay AS MATERIALIZED (
    SELECT s.customer_id, s.from_day, s.until_day, jsonb_object(s.dim_names, s.dim_values) AS dims
    FROM unnest(ids) AS one (id) JOIN customer_stay s ON s.workspace_id = tenant AND s.customer_id = one.id
  ), change AS (
    SELECT customer_id, currency, start_day AS day, mrr AS by FROM spell WHERE lasts
    UNION ALL SELECT customer_id, currency, end_day, -mrr FROM spell WHERE lasts AND end_day IS NOT NULL
    UNION ALL SELECT p.customer_id, p.currency, d.day, 0 FROM payer p JOIN stay s ON s.customer_id = p.customer_id
      CROSS JOIN LATERAL unnest(ARRAY[s.from_day, s.until_day]) AS d (day) WHERE d.day IS NOT NULL
  ), level AS MATERIALIZED (
    SELECT customer_id, currency, day, (sum(sum(by)) OVER (PARTITION BY customer_id, currency ORDER BY day))::bigint AS amount
    FROM change GROUP BY 1, 2, 3
  ), step AS (
    SELECT l.customer_id, l.currency, l.day, l.amount, coalesce(s.dims, '{}') AS dims
    FROM level l LEFT JOIN stay s ON s.customer_id = l.customer_id AND s.from_day <= l.day
      AND (s.until_day IS NULL OR s.until_day > l.day)
  ), kept AS (
    SELECT * FROM (
      SELECT *, lag(amount) OVER own AS amount_before, lag(dims) OVER own AS dims_before FROM step
      WINDOW own AS (PARTITION BY customer_id, currency ORDER BY day)
    ) AS s WHERE (amount, dims) IS DISTINCT FROM (amount_before, dims_before)
  ), steps AS (
    SELECT customer_id, currency, array_agg(day ORDER BY day) AS days, array_agg(amount ORDER BY day) AS amounts,
      jsonb_agg(dims ORDER BY day) AS dims FROM kept GROUP BY 1, 2
  )
  SELECT tenant, p.customer_id, p.currency, p.spells, p.since, coalesce(k.days, '{}'), coalesce(k.amounts, '{}'),
    '[{}]'::jsonb || coalesce(k.dims, '[]')
  FROM payer p LEFT JOIN steps k ON k.customer_id = p.customer_id AND k.currency = p.currency
$$;
--> statement-breakpoint
-- What rows of customer_revenue count, less what those taken away counted. An opening sees the last change of the months before
-- it, so a customer is a row of states by month. Each pair of states, one at opening a and one at b, holds for a rectangle
-- of openings: four corners that add up (decision 0209). On the diagonal two suffice, since a is never after b.
CREATE FUNCTION revenue_points(added customer_revenue[], removed customer_revenue[]) RETURNS TABLE (workspace_id uuid,
  currency text, dimension text, value text, x integer, y integer, spells integer, payers integer, opening numeric,
  churned numeric, contraction numeric, expansion numeric, fresh numeric, returned numeric, opening_squares numeric,
  gross_squares numeric, gross_products numeric, net_squares numeric, net_products numeric)
LANGUAGE sql STABLE AS $$
  WITH one AS MATERIALIZED (
    SELECT r.*, row_number() OVER () AS whose FROM (
      SELECT 1 AS sign, a.* FROM unnest(added) AS a UNION ALL SELECT -1, r.* FROM unnest(removed) AS r) AS r
  ), by_month AS (
    SELECT DISTINCT ON (o.whose, month_number(d.day)) o.whose, month_number(d.day) AS month, d.amount,
      o.dims -> d.place::integer AS dims, month_number(d.day) >= month_number(o.since) AS known
    FROM one o CROSS JOIN LATERAL unnest(o.days, o.amounts) WITH ORDINALITY AS d (day, amount, place)
    ORDER BY o.whose, month_number(d.day), d.day DESC
  ), state AS MATERIALIZED (
    SELECT s.*, lead(s.month) OVER (PARTITION BY s.whose ORDER BY s.month) AS next FROM (
      SELECT whose, month, amount, dims, known FROM by_month
      UNION ALL SELECT whose, 0, 0, '{}', false FROM one) AS s
  ), pair AS MATERIALIZED (
    SELECT o.sign, o.workspace_id, o.currency, a.month AS from_x, a.next AS to_x, b.month AS from_y, b.next AS to_y,
      b.dims || a.dims AS dims, a.known, a.amount AS was, b.amount AS now,
      greatest(0, a.amount - b.amount)::numeric AS lost, (a.amount - b.amount)::numeric AS net
    FROM state a JOIN state b ON b.whose = a.whose AND b.month >= a.month JOIN one o ON o.whose = a.whose
    WHERE a.amount > 0 OR b.amount > 0
  ), counted AS MATERIALIZED (
    -- Those with the same states are many, and one from here on.
    SELECT workspace_id, currency, dims, from_x, to_x, from_y, to_y,
      sum(sign) FILTER (WHERE was > 0) AS payers, sum(sign * was) AS opening, sum(sign * was) FILTER (WHERE now = 0) AS churned,
      sum(sign * (was - now)) FILTER (WHERE now > 0 AND now < was) AS contraction,
      sum(sign * (now - was)) FILTER (WHERE was > 0 AND now > was) AS expansion,
      sum(sign * now) FILTER (WHERE was = 0 AND known IS NOT TRUE) AS fresh,
      sum(sign * now) FILTER (WHERE was = 0 AND known) AS returned,
      sum(sign * was::numeric * was) AS opening_squares, sum(sign * lost * lost) FILTER (WHERE lost > 0) AS gross_squares,
      sum(sign * lost * was) FILTER (WHERE lost > 0) AS gross_products,
      sum(sign * net * net) FILTER (WHERE was > 0 AND net <> 0) AS net_squares,
      sum(sign * net * was) FILTER (WHERE was > 0 AND net <> 0) AS net_products
    FROM pair GROUP BY 1, 2, 3, 4, 5, 6, 7
  ), grouped AS MATERIALIZED (
    SELECT '' AS dimension, '' AS value, c.* FROM counted c
    UNION ALL SELECT d.key, d.value, c.* FROM counted c CROSS JOIN LATERAL jsonb_each_text(c.dims) AS d (key, value)
  ), corner AS (
    SELECT workspace_id, currency, dimension, value, from_x AS x, from_y AS y,
      payers, opening, churned, contraction, expansion, fresh, returned, opening_squares, gross_squares,
      gross_products, net_squares, net_products
    FROM grouped
    UNION ALL SELECT workspace_id, currency, dimension, value, from_x, to_y,
      -payers, -opening, -churned, -contraction, -expansion, -fresh, -returned, -opening_squares, -gross_squares,
      -gross_products, -net_squares, -net_products
    FROM grouped WHERE to_y IS NOT NULL
    UNION ALL SELECT workspace_id, currency, dimension, value, to_x, from_y,
      -payers, -opening, -churned, -contraction, -expansion, -fresh, -returned, -opening_squares, -gross_squares,
      -gross_products, -net_squares, -net_products
    FROM grouped WHERE to_x IS NOT NULL AND from_x <> from_y
    UNION ALL SELECT workspace_id, currency, dimension, value, to_x, to_y,
      payers, opening, churned, contraction, expansion, fresh, returned, opening_squares, gross_squares,
      gross_products, net_squares, net_products
    FROM grouped WHERE to_x IS NOT NULL AND to_y IS NOT NULL AND from_x <> from_y
  )
  SELECT workspace_id, currency, '', '', 0, 0, sum(sign * spells)::integer, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM one GROUP BY 1, 2 HAVING sum(sign * spells) <> 0
  UNION ALL
  SELECT * FROM (
    SELECT workspace_id, currency, dimension, value, x, y, 0, coalesce(sum(payers), 0)::integer AS payers,
      coalesce(sum(opening), 0) AS opening, coalesce(sum(churned), 0) AS churned,
      coalesce(sum(contraction), 0) AS contraction, coalesce(sum(expansion), 0) AS expansion,
      coalesce(sum(fresh), 0) AS fresh, coalesce(sum(returned), 0) AS returned,
      coalesce(sum(opening_squares), 0) AS opening_squares, coalesce(sum(gross_squares), 0) AS gross_squares,
      coalesce(sum(gross_products), 0) AS gross_products, coalesce(sum(net_squares), 0) AS net_squares,
      coalesce(sum(net_products), 0) AS net_products
    FROM corner GROUP BY 1, 2, 3, 4, 5, 6
  ) AS point
  WHERE (payers, opening, churned, contraction, expansion, fresh, returned, opening_squares, gross_squares, gross_products,
    net_squares, net_products)
    <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
$$;
--> statement-breakpoint
DO $maker$
DECLARE
  event text;
  transitions text;
  points text;
BEGIN
  FOR event, transitions, points IN VALUES
    ('INSERT', 'NEW TABLE AS added', '(SELECT array_agg(%1$s) FROM added r), NULL'),
    ('DELETE', 'OLD TABLE AS removed', 'NULL, (SELECT array_agg(%1$s) FROM removed r)'),
    ('UPDATE', 'OLD TABLE AS removed NEW TABLE AS added',
      '(SELECT array_agg(%1$s) FROM added r), (SELECT array_agg(%1$s) FROM removed r)')
  LOOP
    EXECUTE format($body$
      CREATE FUNCTION revenue_%1$s() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $trigger$
      BEGIN
        INSERT INTO revenue_delta (workspace_id, currency, dimension, value, x, y, spells,
          payers, opening, churned, contraction, expansion, fresh, returned, opening_squares, gross_squares,
          gross_products, net_squares, net_products)
        SELECT * FROM revenue_points(%2$s);
        RETURN NULL;
      END $trigger$ $body$, lower(event),
      -- Rows of a transition table have no type of their own.
      format(points, 'ROW(r.workspace_id, r.customer_id, r.currency, r.spells, r.since, r.days, r.amounts, r.dims)::customer_revenue'));
    EXECUTE format('CREATE TRIGGER revenue_%1$s AFTER %2$s ON customer_revenue REFERENCING %3$s FOR EACH STATEMENT EXECUTE FUNCTION revenue_%1$s()',
      lower(event), event, transitions);
  END LOOP;
END $maker$;
--> statement-breakpoint
-- Folds a portion of deltas.
CREATE FUNCTION fold_revenue(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  folded integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('candor.fold_revenue'));
  WITH gone AS (
    DELETE FROM revenue_delta WHERE ctid = ANY (ARRAY(SELECT ctid FROM revenue_delta LIMIT most)) RETURNING *
  ), per_key AS (
    SELECT workspace_id, currency, dimension, value, x, y, sum(spells)::integer AS spells, sum(payers)::integer AS payers,
      sum(opening) AS opening, sum(churned) AS churned, sum(contraction) AS contraction, sum(expansion) AS expansion,
      sum(fresh) AS fresh, sum(returned) AS returned, sum(opening_squares) AS opening_squares,
      sum(gross_squares) AS gross_squares, sum(gross_products) AS gross_products, sum(net_squares) AS net_squares,
      sum(net_products) AS net_products,
      count(*) AS deltas
    FROM gone GROUP BY 1, 2, 3, 4, 5, 6
  ), stored AS (
    INSERT INTO revenue_tally AS t (workspace_id, currency, dimension, value, x, y, spells,
      payers, opening, churned, contraction, expansion, fresh, returned, opening_squares, gross_squares,
      gross_products, net_squares, net_products)
    SELECT workspace_id, currency, dimension, value, x, y, spells,
      payers, opening, churned, contraction, expansion, fresh, returned, opening_squares, gross_squares,
      gross_products, net_squares, net_products
    FROM per_key ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, currency, dimension, value, x, y) DO UPDATE SET spells = t.spells + excluded.spells,
      payers = t.payers + excluded.payers, opening = t.opening + excluded.opening,
      churned = t.churned + excluded.churned, contraction = t.contraction + excluded.contraction,
      expansion = t.expansion + excluded.expansion, fresh = t.fresh + excluded.fresh,
      returned = t.returned + excluded.returned, opening_squares = t.opening_squares + excluded.opening_squares,
      gross_squares = t.gross_squares + excluded.gross_squares,
      gross_products = t.gross_products + excluded.gross_products, net_squares = t.net_squares + excluded.net_squares,
      net_products = t.net_products + excluded.net_products
  )
  SELECT coalesce(sum(deltas), 0) INTO folded FROM per_key;
  RETURN folded;
END $$;
--> statement-breakpoint
-- What stands already is told too, workspace by workspace. The owner is not above policies: only here it may list workspaces.
ALTER TABLE workspace NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$
DECLARE
  tenant uuid;
  place uuid;
  ids uuid[];
BEGIN
  FOR tenant IN SELECT id FROM workspace ORDER BY id LOOP
    PERFORM set_config('app.workspace_id', tenant::text, true);
    place := '00000000-0000-0000-0000-000000000000';
    LOOP
      SELECT array_agg(id ORDER BY id) INTO ids FROM (
        SELECT c.id FROM customer c WHERE c.workspace_id = tenant AND c.id > place ORDER BY c.id LIMIT 10000) AS next;
      EXIT WHEN ids IS NULL;
      place := ids[cardinality(ids)];
      INSERT INTO customer_revenue SELECT * FROM revenue_of(tenant, ids);
    END LOOP;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
--> statement-breakpoint
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
