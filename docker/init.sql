-- Run once, by the server's superuser in the new database, when the volume is empty.
-- The laboratory is not the superuser: it owns its database and can do nothing else to the server.
\set ON_ERROR_STOP on
\getenv password DATABASE_PASSWORD
CREATE ROLE farol_app LOGIN PASSWORD :'password';
ALTER DATABASE :"DBNAME" OWNER TO farol_app;
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;
