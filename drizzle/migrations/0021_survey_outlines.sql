-- What a number needs to know of a survey, planned once a connection: planning took longer than reading, on every dashboard.
CREATE FUNCTION survey_outlines(tenant uuid, only_survey uuid)
RETURNS TABLE (id uuid, key text, name text, minimum_group integer, status text, published_at float8, closed_at float8, locale text,
  brand_name text, score_questions jsonb, comment_questions jsonb, series jsonb)
LANGUAGE plpgsql STABLE SET jit = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT s.id, s.key, s.name, CASE WHEN s.anonymous THEN s.minimum_group::integer END,
    CASE WHEN s.status = 'live' AND s.closes_at <= now() THEN 'closed' ELSE s.status END,
    extract(epoch FROM v.published_at)::float8,
    extract(epoch FROM coalesce(s.closed_at, CASE WHEN s.closes_at <= now() THEN s.closes_at END))::float8,
    d.definition ->> 'locale', d.definition -> 'brand' ->> 'name',
    jsonb_path_query_array(d.definition, '$.questions[*] ? (@.kind == "nps" || @.kind == "csat" || @.kind == "ces")'),
    jsonb_path_query_array(d.definition, '$.questions[*] ? (@.kind == "long_text" || @.kind == "short_text").id'),
    (SELECT coalesce(jsonb_agg(jsonb_build_object('questionId', e.question_id, 'ordinal', e.ordinal, 'scale', e.scale,
        'metric', e.metric, 'title', e.title, 'fingerprint', e.fingerprint, 'startedOn', e.started_on) ORDER BY e.question_id, e.ordinal), '[]')
      FROM series e WHERE e.workspace_id = s.workspace_id AND e.survey_id = s.id)
  FROM survey s
  LEFT JOIN survey_version v ON v.workspace_id = s.workspace_id AND v.survey_id = s.id AND v.version = s.published_version
  CROSS JOIN LATERAL (SELECT coalesce(v.definition, s.draft)) AS d (definition)
  WHERE s.workspace_id = tenant AND s.deleted_at IS NULL AND (only_survey IS NULL OR s.id = only_survey)
  ORDER BY s.created_at DESC, s.id DESC;
END $$;
