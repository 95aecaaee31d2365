//! A PostgreSQL of this run's own, with its defaults (every commit synced), and `pgbench` on it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::{CLIENTS, Outcome};

/// Starts the server, makes the databases, says "ready", and ends it when stdin closes.
const SCRIPT: &str = r#"
set -e
dir=$(mktemp -d /tmp/hue-bench-pg.XXXXXX)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
"$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 >"$dir/log" 2>&1
"$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= >"$dir/log" 2>&1 &
server=$!
until "$bin/pg_isready" -q -h "$dir"; do kill -0 $server; sleep 0.1; done
"$bin/createdb" -h "$dir" -U postgres city
"$bin/createdb" -h "$dir" -U postgres peer
echo "ready $dir $bin"
cat >/dev/null
kill -INT $server
wait $server || true
rm -rf "$dir"
"#;

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

/// The server; it ends when this is dropped.
pub(crate) struct Server {
    child: Child,
    folder: String,
    bin: String,
}

/// A command run as the user that PostgreSQL wants to have.
fn shell(script: &str) -> Outcome<Command> {
    let root = Command::new("id").arg("-u").output()?.stdout == b"0\n";
    let mut command = Command::new(if root { "runuser" } else { "sh" });
    if root {
        command.args(["-u", "postgres", "--", "sh"]);
    }
    command.args(["-c", script]).current_dir("/tmp");
    Ok(command)
}

impl Server {
    pub(crate) fn start() -> Outcome<Self> {
        let mut child = shell(SCRIPT)?.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or("no stdout")?;
        let line = BufReader::new(out)
            .lines()
            .find(|line| line.as_ref().is_ok_and(|line| line.starts_with("ready ")));
        let line = line.ok_or("PostgreSQL did not start")??;
        let mut words = line.split(' ').skip(1).map(str::to_owned);
        let (folder, bin) = (words.next().ok_or("no folder")?, words.next().ok_or("no bin")?);
        Ok(Self { child, folder, bin })
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder)
    }

    /// Makes what the inserts of `pgbench` call, once.
    pub(crate) fn prepare(&self, database: &str) -> Outcome {
        let (folder, bin) = (&self.folder, &self.bin);
        let psql = format!("{bin}/psql -q -v ON_ERROR_STOP=1 -h {folder} -U postgres {database}");
        said(&psql, PREPARE).map(|_| ())
    }

    /// Transactions a second of `pgbench` with as many clients as the city has.
    pub(crate) fn pgbench(&self, database: &str, time: Duration) -> Outcome<f64> {
        let (folder, bin, seconds) = (&self.folder, &self.bin, time.as_secs());
        let script = format!(
            "set -e; cat >{folder}/inserts.sql; \
             {bin}/pgbench -n -M prepared -c {CLIENTS} -j 2 -T {seconds} -f {folder}/inserts.sql -h {folder} -U postgres {database}"
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

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // A server that does not end is not worth failing a measurement that is over.
        let _ = self.child.wait();
    }
}
