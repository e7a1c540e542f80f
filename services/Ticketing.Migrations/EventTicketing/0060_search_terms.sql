-- What text search compares (docs/adr/0044-words-and-bigrams.md). One rule for what is stored and what is typed, and the
-- same one whatever locale the database has: letters are judged and lowered by ICU's root collation.

-- Lower case, without accents, full-width letters as usual ones; 臺 and 台 are one character to people in Taiwan.
CREATE FUNCTION search_fold(value text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT translate(
        normalize(regexp_replace(normalize(lower(value COLLATE "und-x-icu"), NFKD), '[\u0300-\u036f]', '', 'g'), NFKC),
        '臺', '台')
$$;

-- The words of a text, in their order. A run of Chinese, Japanese, Korean or Thai, which has no spaces, is one word.
CREATE FUNCTION search_words(value text) RETURNS SETOF text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT word
    FROM regexp_split_to_table(
        regexp_replace(
            search_fold(value),
            '([\u0e00-\u0eff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)',
            ' \1 ', 'g') COLLATE "und-x-icu",
        '[^[:alnum:]\u0900-\u0eff]+') AS word
    WHERE word <> ''
$$;

-- True for a run that search_words cuts out: it is compared by its characters and pairs of them.
CREATE FUNCTION search_is_run(word text) RETURNS boolean IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT word ~ '^[\u0e00-\u0eff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]'
$$;

-- What is stored of texts: each word, and of a run each character and each pair of neighbours.
-- The planner takes a text for thousands of words; compiling for those would take seconds.
CREATE FUNCTION search_terms(VARIADIC parts text[]) RETURNS tsvector IMMUTABLE PARALLEL SAFE LANGUAGE sql
SET jit = off AS $$
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT term)), ''::tsvector)
    FROM unnest(parts) AS part
    CROSS JOIN LATERAL search_words(part) AS word
    CROSS JOIN LATERAL (
        SELECT left(word, 60) AS term WHERE NOT search_is_run(word)
        UNION ALL
        SELECT substr(word, start, size)
        FROM generate_series(1, length(word)) AS start, generate_series(1, 2) AS size
        WHERE search_is_run(word) AND start + size - 1 <= length(word)) AS terms
    WHERE part IS NOT NULL
$$;

-- What somebody typed: every word must be there, or begin so; of a run every pair of neighbours. Null without a word.
-- A beginning is looked up in all words that begin so, which costs more where they are common.
CREATE FUNCTION search_query(value text, by_beginning boolean DEFAULT true) RETURNS tsquery IMMUTABLE PARALLEL SAFE LANGUAGE sql
SET jit = off AS $$
    SELECT string_agg(condition, ' & ')::tsquery
    FROM search_words(value) AS word
    CROSS JOIN LATERAL (
        SELECT quote_literal(left(word, 60)) || CASE WHEN by_beginning AND length(word) > 1 THEN ':*' ELSE '' END AS condition
        WHERE NOT search_is_run(word)
        UNION ALL
        SELECT quote_literal(word) WHERE search_is_run(word) AND length(word) = 1
        UNION ALL
        SELECT quote_literal(substr(word, start, 2))
        FROM generate_series(1, length(word) - 1) AS start WHERE search_is_run(word)) AS conditions
$$;
