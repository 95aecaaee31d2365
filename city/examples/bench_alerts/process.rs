//! A server in a process of its own, on a core of its own: what it uses is read from the system.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::Outcome;

/// The core of every server; the load has the next one.
const SERVER: &str = "0";
const LOAD: &str = "1";
/// Ticks of the processor's clock in a second, as Linux says them to programs.
const TICKS: f64 = 100.0;

/// A command that runs on the servers' core.
pub(crate) fn pinned(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", SERVER]).arg(program);
    command
}

/// Keeps this program, which makes the load, off the servers' core.
pub(crate) fn stay_off() -> Outcome {
    let own = std::process::id().to_string();
    let done = Command::new("taskset").args(["--all-tasks", "--pid", "--cpu-list", LOAD, &own]).output()?;
    if done.status.success() { Ok(()) } else { Err("this needs two cores".into()) }
}

/// A running server with its children; it ends when this is dropped.
pub(crate) struct Process(pub(crate) Child);

/// What a process has used so far.
#[derive(Clone, Copy)]
pub(crate) struct Used {
    /// Seconds of processor time.
    pub(crate) seconds: f64,
    /// Memory of its own in kB.
    pub(crate) memory: f64,
}

impl Process {
    pub(crate) fn used(&self) -> Outcome<Used> {
        let own = self.0.id();
        let children = fs::read_to_string(format!("/proc/{own}/task/{own}/children")).unwrap_or_default();
        let children = children.split_whitespace().filter_map(|pid| pid.parse().ok());
        let mut all = Used { seconds: 0.0, memory: 0.0 };
        for pid in std::iter::once(own).chain(children) {
            all.seconds += seconds(pid)?;
            all.memory += memory(pid)?;
        }
        Ok(all)
    }
}

/// A program of this benchmark's own in another process: it takes orders and answers them, a line each.
pub(crate) struct Partner {
    pub(crate) process: Process,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Partner {
    pub(crate) fn start(command: &mut Command) -> Outcome<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let orders = child.stdin.take().ok_or("no stdin")?;
        let answers = BufReader::new(child.stdout.take().ok_or("no stdout")?);
        Ok(Self { process: Process(child), orders, answers })
    }

    pub(crate) fn order(&mut self, order: &str) -> Outcome {
        Ok(writeln!(self.orders, "{order}")?)
    }

    pub(crate) fn answer(&mut self) -> Outcome<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        if line.is_empty() { Err("a process ended".into()) } else { Ok(line.trim_end().to_owned()) }
    }
}

fn seconds(pid: u32) -> Outcome<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name of the program, in parentheses, may hold anything.
    let (_, fields) = stat.rsplit_once(')').ok_or("no stat")?;
    let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    Ok(ticks.sum::<f64>() / TICKS)
}

fn memory(pid: u32) -> Outcome<f64> {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).ok_or("no Pss")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// Memory that the machine has left, in kB.
pub(crate) fn available() -> Outcome<f64> {
    let all = fs::read_to_string("/proc/meminfo")?;
    let line = all.lines().find_map(|line| line.strip_prefix("MemAvailable:")).ok_or("no MemAvailable")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that ended already is no failure.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
