//! A Secret Service for a machine that has none: a private session bus with a gnome-keyring of its own.
//!
//! The engine keeps its keys in the system's keyring. A bare machine has no session bus, and the process
//! cannot give itself one once it runs, so the program starts itself a second time inside
//! `dbus-run-session`. The two are tied by a pipe: when the outer one ends, however it ends, the inner
//! one reads the end of its standard input and closes the engine properly; then the bus ends too.
//!
//! The keyring's password stands beside it in a file that only this user can read. That protects the
//! keys no better than the user's own files are protected, which is all a demo on such a machine needs.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The flag with which the inner process knows itself.
pub const INSIDE: &str = "--inside-private-session";

/// Whether a keyring answers on this session's bus, started on demand where the system knows how.
#[must_use]
pub fn is_there() -> bool {
    Command::new("dbus-send")
        .args(["--session", "--print-reply", "--reply-timeout=5000", "--dest=org.freedesktop.DBus"])
        .args(["/org/freedesktop/DBus", "org.freedesktop.DBus.StartServiceByName"])
        .args(["string:org.freedesktop.secrets", "uint32:0"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Starts this program again inside a private session. Dropping the child's standard input stops it.
pub fn start_inside() -> io::Result<Child> {
    Command::new("dbus-run-session")
        .arg("--")
        .arg(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .arg(INSIDE)
        .stdin(Stdio::piped())
        // Ctrl-C in a terminal reaches the outer process only, so that the bus outlives the engine.
        .process_group(0)
        .spawn()
        .map_err(|error| told("dbus-run-session", &error))
}

/// The exit code of the inner process as ours.
#[must_use]
pub fn exit_code(mut child: Child) -> ExitCode {
    drop(child.stdin.take());
    let code = child.wait().ok().and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Starts and unlocks the keyring of the private session, its files under `data`; done when it can be asked.
pub fn unlock(data: &Path) -> io::Result<()> {
    let home = data.join("keyring");
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&home)?;
    let password = password(&home.join("password"))?;
    let mut daemon = Command::new("gnome-keyring-daemon")
        .args(["--unlock", "--components=secrets"])
        .env("XDG_DATA_HOME", &home)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| told("gnome-keyring-daemon", &error))?;
    if let Some(mut stdin) = daemon.stdin.take() {
        stdin.write_all(password.as_bytes())?;
    }
    if !daemon.wait()?.success() {
        return Err(io::Error::other("gnome-keyring-daemon did not start"));
    }
    wait_for_name()
}

/// Waits until the keyring has its name on the bus, a moment after its daemon went into the background.
/// Whoever asks in between makes the bus start a second daemon, and that one is locked.
fn wait_for_name() -> io::Result<()> {
    let status = Command::new("gdbus")
        .args(["wait", "--session", "--timeout", "60", "org.freedesktop.secrets"])
        .stdin(Stdio::null())
        .status()
        .map_err(|error| told("gdbus", &error))?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the keyring did not come onto the bus")) }
}

fn password(file: &Path) -> io::Result<String> {
    if let Ok(known) = fs::read_to_string(file)
        && !known.is_empty()
    {
        return Ok(known);
    }
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    let fresh = URL_SAFE_NO_PAD.encode(bytes);
    let mut out = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file)?;
    out.write_all(fresh.as_bytes())?;
    out.sync_all()?;
    Ok(fresh)
}

fn told(program: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{program} could not be started: {error}"))
}
