//! `cargo xtask test`: sets up, builds, runs every test of every room, and counts them.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::demo::{self, SELECTION};
use crate::dist;
use crate::setup::{self, BUILD, RUN, TEST};
use crate::sh::{self, Outcome};
use crate::wasm::Source;

#[derive(Default)]
struct Count {
    passed: u32,
    failed: u32,
    failures: Vec<String>,
}

pub(crate) fn run(wasm: Source, filter: Option<&str>) -> Outcome {
    setup::ensure(&[BUILD, RUN, TEST])?;
    dist::run(wasm, false)?;
    demo::build()?;
    let mut count = Count::default();
    let all = sh::step("tests of the engine, the city, the shells and the journeys", || {
        cargo_test(&SELECTION, filter, &mut count)
    });
    let app = sh::step("tests of the app", || cargo_test(&["--package", "hue-app"], filter, &mut count));
    for failure in &count.failures {
        println!("failed: {failure}");
    }
    println!("{} passed, {} failed", count.passed, count.failed);
    all.and(app)?;
    if count.passed == 0 { Err("no test ran".into()) } else { Ok(()) }
}

fn cargo_test(packages: &[&str], filter: Option<&str>, count: &mut Count) -> Outcome {
    let mut command = sh::cargo();
    command.arg("test").args(packages).arg("--no-fail-fast").args(filter).stdout(Stdio::piped());
    watch(&mut command, count)
}

/// Shows what the tests print and counts their closing lines.
fn watch(command: &mut Command, count: &mut Count) -> Outcome {
    let mut child = command.spawn().map_err(|error| format!("could not start the tests: {error}"))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            println!("{line}");
            count.read(&line);
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err("some tests failed".into()) }
}

impl Count {
    fn read(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            self.failures.push(name.to_owned());
        }
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let number = |word: &str| {
            result
                .split(['.', ';'])
                .find_map(|part| part.trim().strip_suffix(word)?.trim().parse::<u32>().ok())
                .unwrap_or(0)
        };
        self.passed += number("passed");
        self.failed += number("failed");
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn closing_lines_are_added_up_and_failures_named() {
        let mut count = Count::default();
        count.read("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        count.read("test lan_sends_once ... FAILED");
        count.read("test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out");
        assert_eq!((count.passed, count.failed), (15, 1));
        assert_eq!(count.failures, ["lan_sends_once"]);
    }
}
