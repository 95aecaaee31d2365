//! A private session bus and keyring for the demonstration, where the system offers none.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::sh::{self, Outcome};

/// Whether a Secret Service answers on this session's bus.
fn is_there() -> bool {
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        && sh::succeeds(Command::new("dbus-send").args([
            "--session",
            "--print-reply",
            "--reply-timeout=3000",
            "--dest=org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.DBus.Peer.Ping",
        ]))
}

/// A command that finds a keyring: the system's, or a private one kept under `folder`.
pub(crate) fn command(program: &Path, folder: &Path) -> Outcome<Command> {
    if is_there() {
        return Ok(sh::command(program));
    }
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    // The file protects nothing: it stands beside what it opens, and only the demonstration uses it.
    let password = folder.join("password");
    if !password.exists() {
        fs::write(&password, "only for the demonstration\n").map_err(failed)?;
    }
    println!("No keyring on this system: starting a private one for the demonstration.");
    // The daemon takes its name on the bus after it went into the background; whoever asks in between
    // makes the bus start a second, locked one.
    let script = "gnome-keyring-daemon --unlock --components=secrets < \"$0\" > /dev/null \
        && gdbus wait --session --timeout 60 org.freedesktop.secrets; exec \"$@\"";
    let mut command = sh::command("dbus-run-session");
    command.args(["--", "sh", "-c"]).arg(script).arg(&password).arg(program).env("XDG_DATA_HOME", folder);
    Ok(command)
}
