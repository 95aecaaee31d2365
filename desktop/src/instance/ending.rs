//! A start waits for an app that is on its way out.
//!
//! The plugin asks whoever has the app's name on the session bus, once, and a start that is not answered ends. A process
//! that was killed keeps that name until the last of its threads is gone: the start after it would find nobody and show nothing.

use std::io::ErrorKind;
use std::time::Duration;

use zbus::blocking::connection::Builder;

/// How long somebody who has the name may say nothing.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(100);
const TIMES: u32 = 100;

/// Whoever has the name, as the bus tells it.
enum Holder {
    Answers,
    /// There is none, or no bus to ask.
    Nobody,
    /// They went while they were asked.
    Leaves,
    Silent,
}

/// Returns once nobody has the bus name `name`, or somebody who answers.
///
/// # Errors
/// When for ten seconds somebody had it who did not answer.
pub(super) fn wait_for(name: &str) -> Result<(), &'static str> {
    for _ in 0..TIMES {
        match ask(name) {
            Holder::Answers | Holder::Nobody => return Ok(()),
            Holder::Leaves => std::thread::sleep(PAUSE),
            Holder::Silent => break,
        }
    }
    Err("the app is open and does not answer: end it, or wait a moment, and start again")
}

fn ask(name: &str) -> Holder {
    let bus = Builder::session().and_then(|bus| bus.method_timeout(PATIENCE).build());
    let Ok(bus) = bus else { return Holder::Nobody };
    match bus.call_method(Some(name), "/", Some("org.freedesktop.DBus.Peer"), "Ping", &()) {
        Ok(_) => Holder::Answers,
        Err(zbus::Error::MethodError(error, ..)) if error == "org.freedesktop.DBus.Error.NoReply" => {
            Holder::Leaves
        }
        Err(zbus::Error::InputOutput(error)) if error.kind() == ErrorKind::TimedOut => Holder::Silent,
        Err(_) => Holder::Nobody,
    }
}
