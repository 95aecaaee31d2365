//! From launch to the second frame of the first screen, and the memory three seconds later: the app
//! beside a bare WebKitGTK window with a plain list, in turns, on the same screen and session.
//!
//! Both say "there" the same way: the page goes to an address that the host process catches and refuses.

#![expect(clippy::print_stdout, reason = "the numbers are what a benchmark is for")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that cannot measure ends with a word why"
)]

#[path = "../tests/window/session.rs"]
mod session;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use gtk::prelude::*;
use tauri::Wry;
use tauri::plugin::TauriPlugin;
use webkit2gtk::{
    NavigationPolicyDecision, NavigationPolicyDecisionExt, PolicyDecisionExt, URIRequestExt, WebViewExt,
};

const ROUNDS: usize = 7;
const THERE: &str = "hue-there:";

/// The first screen stands when a heading with words does; the second frame after that has been painted. The address
/// carries when the page began (milliseconds of the clock) and, counted from there, when the wasm was asked for, when it
/// was compiled, when the heading stood and when the second frame did.
const WHEN_THERE: &str = "(() => {
    let asked = 0, compiled = 0;
    for (const name of ['instantiateStreaming', 'instantiate']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            asked ||= performance.now();
            const made = await real.apply(WebAssembly, given);
            compiled = performance.now();
            return made;
        };
    }
    const there = (stood) => requestAnimationFrame(() => requestAnimationFrame(() => {
        location.href = 'hue-there:' + [performance.timeOrigin, asked, compiled, stood, performance.now()].join('/');
    }));
    const look = () => document.querySelector('h1')?.textContent.trim()
        ? there(performance.now())
        : requestAnimationFrame(look);
    look();
})();";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["app", data] => hue_desktop::run_measured(data.into(), probe()),
        ["bare"] => bare(),
        _ => measure(),
    }
}

fn probe() -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("probe")
        .js_init_script(WHEN_THERE)
        .on_navigation(|_, url| {
            let there = url.as_str().strip_prefix(THERE);
            if let Some(phases) = there {
                println!("{phases}");
            }
            there.is_none()
        })
        .build()
}

fn bare() -> ExitCode {
    gtk::init().expect("a screen");
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_default_size(1280, 800);
    let view = webkit2gtk::WebView::new();
    view.connect_decide_policy(|_, decision, _| {
        let there = decision
            .downcast_ref::<NavigationPolicyDecision>()
            .and_then(|decision| decision.navigation_action()?.request()?.uri())
            .and_then(|uri| uri.strip_prefix(THERE).map(str::to_owned));
        if let Some(phases) = &there {
            println!("{phases}");
            decision.ignore();
        }
        there.is_some()
    });
    let lines: String = (0..200).map(|line| format!("<li>Dịch vụ công {line}</li>")).collect();
    let page = format!(
        "<!doctype html><meta charset=utf-8><h1>Xin chào</h1><ul>{lines}</ul><script>{WHEN_THERE}</script>"
    );
    window.add(&view);
    view.load_html(&page, None);
    window.show_all();
    gtk::main();
    ExitCode::SUCCESS
}

/// Milliseconds to the second frame and to what comes before it, and MB of memory.
struct Round {
    start: f64,
    /// Until the page began, the wasm was asked for, it was compiled, the heading stood.
    phases: [f64; 4],
    memory: f64,
    /// Of that: the program itself, the page's process, the process for the network.
    parts: [f64; 3],
}

const PARTS: [&str; 3] = ["program", "page_process", "network_process"];
const PHASES: [&str; 4] = ["page", "wasm_asked", "wasm_compiled", "heading"];

fn measure() -> ExitCode {
    let dir = tempfile::tempdir().expect("a folder for the data");
    let (_screen, display) = session::screen();
    let (_session, bus) = session::session(dir.path(), &display, "exec sleep infinity");
    let data = dir.path().join("data").display().to_string();
    let launch = |arguments: &[&str]| round(dir.path(), &display, &bus, arguments);
    // The first start of each fills the caches of disk and fonts, and makes the app's data.
    launch(&["app", &data]);
    launch(&["bare"]);
    let rounds: Vec<(Round, Round)> =
        (0..ROUNDS).map(|_| (launch(&["app", &data]), launch(&["bare"]))).collect();
    let both = |pick: &dyn Fn(&Round) -> f64| {
        let of = |side: fn(&(Round, Round)) -> &Round| {
            median(rounds.iter().map(|round| pick(side(round))).collect())
        };
        (of(|round| &round.0), of(|round| &round.1))
    };
    let (app, bare) = both(&|round| round.start);
    println!("start_app: {app:.0} ms\nstart_bare: {bare:.0} ms\nstart_ratio: {:.2} x", app / bare);
    for (phase, name) in PHASES.iter().enumerate() {
        let (app, bare) = both(&|round| round.phases[phase]);
        println!("app_until_{name}: {app:.0} ms\nbare_until_{name}: {bare:.0} ms");
    }
    for (part, name) in PARTS.iter().enumerate() {
        let (app, bare) = both(&|round| round.parts[part]);
        println!("app_{name}: {app:.1} MB\nbare_{name}: {bare:.1} MB");
    }
    let (app, bare) = both(&|round| round.memory);
    println!("memory_app: {app:.1} MB\nmemory_bare: {bare:.1} MB\nmemory_ratio: {:.2} x", app / bare);
    println!("start_rounds: {ROUNDS} rounds");
    ExitCode::SUCCESS
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures the real time")]
fn round(dir: &Path, display: &str, bus: &str, arguments: &[&str]) -> Round {
    let (begin, clock) = (Instant::now(), SystemTime::now());
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(arguments)
        .envs(session::surroundings(dir, display))
        .env("DBUS_SESSION_BUS_ADDRESS", bus)
        .env_remove("TAURI_AUTOMATION")
        .env_remove("TAURI_WEBVIEW_AUTOMATION")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("this program again");
    let mut line = String::new();
    let read = BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line);
    let start = begin.elapsed().as_secs_f64() * 1e3;
    assert!(read.is_ok() && line.ends_with('\n'), "the window of {arguments:?} never stood");
    let said: Vec<f64> = line.trim().split('/').map(|number| number.parse().expect("a number")).collect();
    let page = said[0] - clock.duration_since(UNIX_EPOCH).expect("after 1970").as_secs_f64() * 1e3;
    let phases = [page, page + said[1], page + said[2], page + said[3]];
    std::thread::sleep(Duration::from_secs(3));
    let all = processes(child.id());
    let memory = all.iter().map(|(_, memory)| memory).sum();
    let of =
        |name: &str| all.iter().filter(|(known, _)| known.starts_with(name)).map(|(_, memory)| memory).sum();
    let parts = [of("bench_start"), of("WebKitWeb"), of("WebKitNetwork")];
    end(&mut child);
    Round { start, phases, memory, parts }
}

/// The PSS of a process and of all it started, in MB, each with its name: what is shared counts by its share.
fn processes(process: u32) -> Vec<(String, f64)> {
    let of = |file: &str| fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let rollup = of("smaps_rollup");
    let pss = rollup
        .lines()
        .find_map(|line| line.strip_prefix("Pss:")?.trim().trim_end_matches(" kB").parse().ok());
    let own = (of("comm").trim().to_owned(), pss.unwrap_or(0.0_f64) / 1024.0);
    children(process).into_iter().flat_map(processes).chain([own]).collect()
}

fn children(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|children| {
            children.split_whitespace().filter_map(|child| child.parse().ok()).collect::<Vec<u32>>()
        })
        .collect()
}

fn end(child: &mut Child) {
    let _ = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status();
    let _ = child.wait();
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
