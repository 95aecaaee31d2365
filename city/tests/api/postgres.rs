//! A PostgreSQL of this test run's own, in a temporary folder; it ends with the process.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Starts the server, says "ready", and ends it when the pipe on stdin closes: when the tests are over.
const SCRIPT: &str = r#"
set -e
dir=$(mktemp -d /tmp/hue-pg.XXXXXX)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
"$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --no-sync >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
"$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync=off -c max_connections=300 >"$dir/log" 2>&1 &
server=$!
until "$bin/pg_isready" -q -h "$dir"; do kill -0 $server || { cat "$dir/log"; exit 1; }; sleep 0.1; done
echo "ready $dir"
cat >/dev/null
kill -INT $server
wait $server || true
rm -rf "$dir"
"#;

fn folder() -> &'static str {
    static FOLDER: OnceLock<String> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
        let mut command = if root {
            // PostgreSQL refuses to run as root.
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--", "sh", "-c", SCRIPT]);
            command
        } else {
            let mut command = Command::new("sh");
            command.args(["-c", SCRIPT]);
            command
        };
        command.current_dir("/tmp").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("PostgreSQL is installed (cargo xtask test installs it)");
        let mut said = String::new();
        let mut out = BufReader::new(server.stdout.take().unwrap());
        while out.read_line(&mut said).unwrap() > 0 && !said.contains("ready ") {}
        let folder =
            said.rsplit_once("ready ").unwrap_or_else(|| panic!("PostgreSQL did not start: {said}")).1;
        // Keeps the pipe open until the process ends.
        std::mem::forget(server);
        folder.trim().to_owned()
    })
}

/// The address of a fresh database.
pub(crate) async fn fresh() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = tokio::task::spawn_blocking(folder).await.unwrap();
    let name = format!("city{}", COUNT.fetch_add(1, Ordering::SeqCst));
    let address = |database: &str| format!("postgres://postgres@localhost/{database}?host={folder}");
    let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(&address("postgres")).await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::raw_sql(sql).execute(&mut conn).await.unwrap();
    address(&name)
}
