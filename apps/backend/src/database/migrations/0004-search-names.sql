-- The form in which names are searched: neither Unicode's form nor case matters. PostgreSQL 17 has no case folding of
-- its own; capitals first, then small letters, make one of ς and σ, of ſ and s, of ı and i. The sharp s and the dotted
-- capital İ, which become two characters, are added. Builtin collation: no library's next version changes it.
CREATE FUNCTION search_key(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN normalize(
    replace(
      replace(lower(upper(normalize($1, NFKD) COLLATE pg_c_utf8)), 'ß', 'ss'),
      'i' || chr(775), 'i'
    ),
    NFKC
  );

ALTER TABLE games ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (search_key(name)) STORED;
