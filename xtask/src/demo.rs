//! `cargo xtask run` and `cargo xtask city`: the whole thing, started as a newcomer would use it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::setup::{self, BUILD, RUN};
use crate::sh::{self, Outcome};
use crate::wasm::Source;
use crate::{dist, keyring};

/// The packages that are built and tested together; always the same, or features differ and all is rebuilt.
pub(crate) const SELECTION: [&str; 3] = ["--workspace", "--exclude", "hue-app"];

/// How often it is looked whether a program that was asked to end has done so.
const LOOKS: usize = 200;

/// Builds every program of the workspace but the app.
pub(crate) fn build() -> Outcome {
    sh::step("build the engine, the city and the shells", || {
        sh::run(sh::cargo().arg("build").args(SELECTION).arg("--bins"))
    })
}

/// A program that `build` made.
pub(crate) fn program(name: &str) -> PathBuf {
    sh::target().join("debug").join(name)
}

/// Where the demonstration keeps its city and its citizen.
fn demo_folder() -> PathBuf {
    sh::root().join(".demo")
}

/// Where the demonstration's city keeps its data.
pub(crate) fn city_folder() -> PathBuf {
    demo_folder().join("city")
}

/// `cargo xtask city`.
pub(crate) fn city(arguments: &[String]) -> Outcome {
    setup::ensure(&[BUILD])?;
    build()?;
    let mut command = sh::command(program("hue-city"));
    if !arguments.iter().any(|argument| argument == "--data" || argument.starts_with("--data=")) {
        command.arg("--data").arg(city_folder());
    }
    sh::run(command.args(arguments))
}

/// `cargo xtask run`.
pub(crate) fn run(wasm: Source, browser: bool, no_open: bool) -> Outcome {
    setup::ensure(&[BUILD, RUN])?;
    dist::run(wasm, false)?;
    build()?;
    let children = Children::default();
    children.stop_on_signal()?;
    let (profile, base_url) = start_city(&children)?;
    println!("\nThe city answers at {base_url} (operators: {base_url}/console)");
    println!("What the programs write down on the way is in .demo/city.log and .demo/app.log.");
    if has_screen() && !browser {
        println!("Opening the desktop app. Close its window, or press Ctrl+C here, to stop everything.");
        let mut command = keyring::command(&program("hue-desktop"), &demo_folder().join("keyring"))?;
        command.arg("--data").arg(demo_folder().join("app")).arg("--city").arg(&profile);
        children.spawn(command.stderr(log("app")?))?;
    } else {
        open_in_browser(&children, Path::new(&profile), no_open)?;
    }
    children.wait_for_last()
}

fn start_city(children: &Children) -> Outcome<(String, String)> {
    let mut command = sh::command(program("hue-city"));
    command.args(["--port", "0", "--data"]).arg(city_folder()).stdout(Stdio::piped());
    let ready = children.spawn_ready(&mut command, "city")?;
    Ok((text(&ready, "profile")?, text(&ready, "base_url")?))
}

fn open_in_browser(children: &Children, profile: &Path, no_open: bool) -> Outcome {
    let mut command = keyring::command(&program("hue-web"), &demo_folder().join("keyring"))?;
    command.arg("--profile").arg(profile).arg("--data").arg(demo_folder().join("app"));
    command.arg("--dist").arg(dist::folder()).stdout(Stdio::piped());
    let address = text(&children.spawn_ready(&mut command, "app")?, "open")?;
    println!(
        "Open this address in your browser (it works once):\n\n  {address}\n\nPress Ctrl+C here to stop everything."
    );
    if has_screen() && !no_open {
        sh::succeeds(Command::new("xdg-open").arg(&address));
    }
    Ok(())
}

fn log_path(name: &str) -> PathBuf {
    demo_folder().join(format!("{name}.log"))
}

/// A fresh file for what a program writes down, so that the address to open stays in sight.
fn log(name: &str) -> Outcome<fs::File> {
    let path = log_path(name);
    fs::create_dir_all(demo_folder())
        .and_then(|()| fs::File::create(&path))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// The last lines of a program's log.
fn last_words(name: &str) -> String {
    let log = fs::read_to_string(log_path(name)).unwrap_or_default();
    let lines: Vec<&str> = log.lines().collect();
    lines.iter().skip(lines.len().saturating_sub(10)).map(|line| format!("\n  {line}")).collect()
}

fn has_screen() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn text(ready: &serde_json::Value, key: &str) -> Outcome<String> {
    ready
        .get(key)
        .and_then(|value| value.as_str())
        .map(str::to_owned)
        .ok_or_else(|| format!("a program of ours started but did not say its `{key}`: {ready}"))
}

/// Starts a program as the head of a group: a private session bus does not pass signals on to what it runs.
fn start(command: &mut Command) -> Outcome<Child> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command.spawn().map_err(|error| format!("could not start {command:?}: {error}"))
}

/// The programs that were started, so that none is left behind.
#[derive(Clone, Default)]
struct Children {
    running: Arc<Mutex<Vec<Child>>>,
    stopping: Arc<AtomicBool>,
}

impl Children {
    fn stop_on_signal(&self) -> Outcome {
        let children = self.clone();
        ctrlc::set_handler(move || {
            children.stopping.store(true, Ordering::SeqCst);
            children.stop();
        })
        .map_err(|error| format!("could not listen for Ctrl+C: {error}"))
    }

    fn spawn(&self, command: &mut Command) -> Outcome {
        let child = start(command)?;
        self.lock().push(child);
        Ok(())
    }

    /// Starts a program and waits for the one line of JSON it prints when it is ready.
    fn spawn_ready(&self, command: &mut Command, name: &str) -> Outcome<serde_json::Value> {
        let mut child = start(command.stderr(log(name)?))?;
        let stdout = child.stdout.take();
        self.lock().push(child);
        let mut line = String::new();
        if let Some(stdout) = stdout {
            BufReader::new(stdout).read_line(&mut line).map_err(|error| error.to_string())?;
        }
        serde_json::from_str(&line).map_err(|_| {
            self.stop();
            format!(
                "a program of ours ended before it was ready; the last it said (.demo/{name}.log):{}",
                last_words(name)
            )
        })
    }

    /// Waits until the newest program ends, then stops the others.
    fn wait_for_last(&self) -> Outcome {
        loop {
            // Looked at again and again, so that a signal finds every program still in the list.
            let ended = self.lock().last_mut().map(Child::try_wait);
            match ended {
                Some(Ok(None)) => std::thread::sleep(Duration::from_millis(200)),
                None => return Ok(()),
                Some(ended) => {
                    self.stop();
                    let stopped = self.stopping.load(Ordering::SeqCst);
                    return match ended {
                        Ok(Some(status)) if !status.success() && !stopped => Err(format!(
                            "the app ended with {status}; the last it said:{}",
                            last_words("app")
                        )),
                        Err(error) => Err(error.to_string()),
                        Ok(_) => Ok(()),
                    };
                }
            }
        }
    }

    /// Asks every program to end, and all it started, and waits for them: the head of a group may be gone
    /// before those it ran.
    fn stop(&self) {
        for mut child in self.lock().drain(..).rev() {
            let group = format!("-{}", child.id());
            let signal = |name: &str| sh::succeeds(Command::new("kill").args([name, "--", &group]));
            signal("-TERM");
            let _ = child.wait();
            if (0..LOOKS).all(|_| goes_on(&signal)) {
                signal("-KILL");
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Child>> {
        self.running.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Whether a group is still there, a moment later.
fn goes_on(signal: &impl Fn(&str) -> bool) -> bool {
    std::thread::sleep(Duration::from_millis(50));
    signal("-0")
}
