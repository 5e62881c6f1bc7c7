DROP INDEX "response_import";--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "response_import" ON "response" USING btree ("workspace_id","import_id","customer_id") WHERE import_id is not null;--> statement-breakpoint
-- Every answer passes through here: let vacuum come often, as for tally_delta.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = 50000);
--> statement-breakpoint
-- As before, but a dimension that is full (values are never taken away) says so without its lock: an import with a
-- thousand further values keeps no respondent waiting.
CREATE OR REPLACE FUNCTION dimension_slot(of_survey uuid, of_dimension text, of_value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  known boolean;
  taken integer;
BEGIN
  FOR attempt IN 1..2 LOOP
    SELECT coalesce(bool_or(value = of_value), false), count(*) INTO known, taken FROM dimension_value
      WHERE workspace_id = tenant AND survey_id = of_survey AND dimension = of_dimension;
    IF known THEN RETURN of_value; END IF;
    IF taken >= 200 THEN RETURN '(other)'; END IF;
    -- Two writers of the 200th value must not both get its place: look again under the lock.
    IF attempt = 1 THEN PERFORM pg_advisory_xact_lock(hashtextextended(of_survey::text || of_dimension, 0)); END IF;
  END LOOP;
  INSERT INTO dimension_value (workspace_id, survey_id, dimension, value)
    VALUES (tenant, of_survey, of_dimension, of_value);
  RETURN of_value;
END $$;
