//! The city under test: the real thing, with places for as many streams as a process may have files.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Stdio};

use hue_city::alert::content::Content;
use hue_city::alert::desk::{Step, act, approve, begin};
use hue_city::case::Actor;
use hue_city::config::Limits;
use hue_city::store::role::Role;
use hue_city::{App, Config};
use hue_model::alert::{AlarmStage, Area, Hazard, ResponseType, RiskLevel};
use hue_model::id::AlertId;
use hue_model::text::Localized;

use crate::Outcome;
use crate::process::{Process, pinned};

/// Serves until stdin closes. A line there that says `draft` has a warning written that waits for approval, one that says
/// `approve` has it sent: that is when its time begins.
pub(crate) fn serve(data: PathBuf) -> Outcome {
    // The log is written as in service; nobody reads it here.
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    let mut config = Config::new(data);
    let few = Limits { streams: 16, concurrency: 128, rescue: 16, rescue_bodies: 16, ..Limits::default() };
    config.limits = Limits { alert_streams: 18_200, ..few };
    let runtime = tokio::runtime::Runtime::new()?;
    let running = runtime.block_on(hue_city::serve(config))?;
    println!("{}", running.base_url);
    let mut draft = None;
    for order in std::io::stdin().lines() {
        if order? == "draft" {
            draft = Some(runtime.block_on(write(running.app()))?);
            println!("waits");
        } else {
            let id = draft.take().ok_or("nothing to approve")?;
            let huy = officer("p-huy");
            println!("{}", runtime.block_on(approve(running.app(), &huy, id, 2, None))?.jws);
        }
    }
    runtime.block_on(running.stop());
    Ok(())
}

fn officer(id: &str) -> Actor {
    Actor { id: id.into(), role: Role::Operator }
}

/// The night of 27 October 2025, written by Hà and waiting for Huy.
async fn write(app: &App) -> Outcome<AlertId> {
    let now = app.now();
    let content = Content {
        hazard: Some(Hazard::Flood),
        level: RiskLevel::new(3),
        alarm_stage: AlarmStage::new(3),
        response_types: vec![ResponseType::Prepare],
        issuer: Localized::vi_en("Đài Khí tượng Thủy văn thành phố Huế", "Huế Hydro-Met Station"),
        number: "HUE-LULU-12".into(),
        issued_at: Some(now.plus(-600_000)),
        next_at: Some(now.plus(3 * 3_600_000)),
        expires: Some(now.plus(6 * 3_600_000)),
        area: Area { wards: vec!["19789".into(), "19753".into()], ..Area::default() },
        ..Content::default()
    };
    let id = begin(app, &officer("p-ha"), None, content).await?;
    act(app, &officer("p-ha"), id, 1, Step::Submit).await?;
    Ok(id)
}

/// A city in a process of its own.
pub(crate) struct City {
    pub(crate) process: Process,
    pub(crate) address: SocketAddr,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl City {
    pub(crate) fn start(data: &Path) -> Outcome<Self> {
        let mut command = pinned(std::env::current_exe()?);
        command.arg("city").arg("--data").arg(data);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let orders = child.stdin.take().ok_or("no stdin")?;
        let answers = BufReader::new(child.stdout.take().ok_or("no stdout")?);
        let process = Process(child);
        let mut city = Self { process, address: SocketAddr::from(([127, 0, 0, 1], 0)), orders, answers };
        city.address = city.answer()?.strip_prefix("http://").ok_or("no address")?.parse()?;
        Ok(city)
    }

    /// Has a warning written.
    pub(crate) fn draft(&mut self) -> Outcome {
        self.order("draft")?;
        self.answer().map(|_| ())
    }

    /// Has it approved, and does not wait for the answer.
    pub(crate) fn approve(&mut self) -> Outcome {
        self.order("approve")
    }

    fn order(&mut self, order: &str) -> Outcome {
        Ok(writeln!(self.orders, "{order}")?)
    }

    /// The next answer: of an approval, the signed warning.
    pub(crate) fn answer(&mut self) -> Outcome<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        if line.is_empty() { Err("the city ended".into()) } else { Ok(line.trim_end().to_owned()) }
    }
}
