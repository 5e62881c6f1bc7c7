-- The name under which a dimension's value is tallied: its own for the first 200 of a survey and dimension, else "(other)".
-- Null where the survey has a hundred dimensions already and this would be one more: whoever knows a link can write any name
-- into it. The attribute stays whole in its response; only tallies have no rows for it.
CREATE OR REPLACE FUNCTION dimension_slot(of_survey uuid, of_dimension text, of_value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  known integer;
BEGIN
  PERFORM 1 FROM dimension_value
    WHERE workspace_id = tenant AND survey_id = of_survey AND dimension = of_dimension AND value = of_value;
  IF FOUND THEN RETURN of_value; END IF;
  -- Two writers of the 200th value, or of the 100th dimension, must not both get its place. One lock for a whole survey: two
  -- kinds of locks would be taken in different orders.
  PERFORM pg_advisory_xact_lock(hashtextextended(of_survey::text, 0));
  PERFORM 1 FROM dimension_value
    WHERE workspace_id = tenant AND survey_id = of_survey AND dimension = of_dimension AND value = of_value;
  IF FOUND THEN RETURN of_value; END IF;
  SELECT count(*) INTO known FROM dimension_value
    WHERE workspace_id = tenant AND survey_id = of_survey AND dimension = of_dimension;
  IF known >= 200 THEN RETURN '(other)'; END IF;
  IF known = 0 AND (SELECT count(DISTINCT dimension) FROM dimension_value
      WHERE workspace_id = tenant AND survey_id = of_survey) >= 100 THEN
    RETURN NULL;
  END IF;
  INSERT INTO dimension_value (workspace_id, survey_id, dimension, value)
    VALUES (tenant, of_survey, of_dimension, of_value) ON CONFLICT DO NOTHING;
  RETURN of_value;
END $$;
