//! A PostgreSQL of this run's own, with its defaults (every commit synced) but for more lines: many nodes share it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use crate::Outcome;

/// Starts the server, makes the databases, says "ready", and ends it when stdin closes.
const SCRIPT: &str = r#"
set -e
dir=$(mktemp -d /tmp/hue-bench-pg.XXXXXX)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
"$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 >"$dir/log" 2>&1
"$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=700 >"$dir/log" 2>&1 &
server=$!
until "$bin/pg_isready" -q -h "$dir"; do kill -0 $server; sleep 0.1; done
"$bin/createdb" -h "$dir" -U postgres city
"$bin/createdb" -h "$dir" -U postgres peer
echo "ready $dir"
cat >/dev/null
kill -INT $server
wait $server || true
rm -rf "$dir"
"#;

/// The server; it ends when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) folder: String,
}

/// A command run as the user that PostgreSQL wants to have.
pub(crate) fn shell(script: &str) -> Outcome<Command> {
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
        let folder = line.split(' ').nth(1).ok_or("no folder")?.to_owned();
        Ok(Self { child, folder })
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // A server that does not end is not worth failing a measurement that is over.
        let _ = self.child.wait();
    }
}
