//! `pgbench` on a PostgreSQL of this run's own.

use std::process::Stdio;
use std::time::Duration;

use crate::postgres::{Server, shell};
use crate::{CLIENTS, Outcome};

/// Numbers come from sequences: no two clients wait for each other. Ids begin with the time, as those of the app do.
const PREPARE: &str = r"
CREATE SEQUENCE bench_number START 30000;
CREATE SEQUENCE bench_version START 30000;
CREATE FUNCTION bench_id() RETURNS text LANGUAGE sql AS $$
    SELECT CAST(CAST(overlay(replace(CAST(gen_random_uuid() AS text), '-', '')
        placing '0' || to_hex(CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)) || '7' FROM 1 FOR 13)
        AS uuid) AS text)
$$;
";

/// The rows a report without photos makes, in one transaction.
const INSERTS: &str = r"
BEGIN;
INSERT INTO report (id, number, version, owner, guest, service_code, description, lat, long, ward_code, address, source, accuracy, anonymous, written_at, put_at, received_at, due_at, status, agency, body_sha256, reply) VALUES (bench_id(), nextval('bench_number'), nextval('bench_version'), 'p-5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5', 0, 'light.street', 'Đèn đường đầu kiệt 12 Bạch Đằng tắt ba đêm nay, bà con đi tối rất khó', 16.4741, 107.5852, '19753', 'kiệt 12 Bạch Đằng', 'pin', NULL, 0, 1772413200000, 1772413200000, 1772413200000, 1772499600000, 'received', NULL, '5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5', '{}');
INSERT INTO timeline (report_id, version, at, status, agency, note, proof) VALUES (bench_id(), 1, 1772413200000, 'received', NULL, NULL, '[]');
INSERT INTO audit (at, actor, action, subject, detail) VALUES (1772413200000, 'p-5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5', 'report.put', bench_id(), NULL);
COMMIT;
";

/// Where the programs of PostgreSQL are, to a shell.
const BIN: &str = "$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)";

impl Server {
    /// Makes what the inserts of `pgbench` call, once.
    pub(crate) fn prepare(&self, database: &str) -> Outcome {
        let folder = &self.folder;
        let psql = format!("{BIN}/psql -q -v ON_ERROR_STOP=1 -h {folder} -U postgres {database}");
        said(&psql, PREPARE).map(|_| ())
    }

    /// Transactions a second of `pgbench` with as many clients as the city has.
    pub(crate) fn pgbench(&self, database: &str, time: Duration) -> Outcome<f64> {
        let (folder, seconds) = (&self.folder, time.as_secs());
        let script = format!(
            "set -e; cat >{folder}/inserts.sql; \
             {BIN}/pgbench -n -M prepared -c {CLIENTS} -j 2 -T {seconds} -f {folder}/inserts.sql -h {folder} -U postgres {database}"
        );
        let said = said(&script, INSERTS)?;
        let line = said.lines().find(|line| line.starts_with("tps = ")).ok_or("pgbench gave no figure")?;
        Ok(line.split(' ').nth(2).ok_or("no figure")?.parse()?)
    }
}

/// What a script says that is given this on stdin.
fn said(script: &str, input: &str) -> Outcome<String> {
    let mut child = shell(script)?.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take().ok_or("no stdin")?;
    std::io::Write::write_all(&mut stdin, input.as_bytes())?;
    drop(stdin);
    let output = child.wait_with_output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err("a script failed".into())
    }
}
