//! The city under test: the real thing, with places for as many streams as a process may have files.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use hue_city::alert::content::Content;
use hue_city::alert::desk::{Step, act, approve, begin};
use hue_city::case::Actor;
use hue_city::config::Limits;
use hue_city::store::role::Role;
use hue_city::{App, Config};
use hue_model::alert::{Action, AlarmStage, Area, Hazard, ResponseType, RiskLevel};
use hue_model::id::AlertId;
use hue_model::text::Localized;

use crate::Outcome;
use crate::process::{Partner, pinned};

/// A node of the city; without the last three it is the whole of it.
#[derive(clap::Args)]
pub(crate) struct Node {
    #[arg(long)]
    data: PathBuf,
    /// The record that nodes share.
    #[arg(long)]
    database: Option<String>,
    /// What wakes them.
    #[arg(long)]
    nats: Option<String>,
    /// The keys that all of them sign with.
    #[arg(long)]
    alert_keys: Option<PathBuf>,
}

/// Serves until stdin closes. A line there that says `draft` has a warning written that waits for approval, one that says
/// `approve` has it sent: that is when its time begins.
pub(crate) fn serve(node: Node) -> Outcome {
    // The log is written as in service; nobody reads it here.
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    let Node { data, database, nats, alert_keys } = node;
    let mut config = Config { database, nats, alert_keys, ..Config::new(data) };
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
        actions: vec![Action::GoUp],
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
    pub(crate) node: Partner,
    pub(crate) address: SocketAddr,
}

impl City {
    /// With its data in this folder, and these arguments besides.
    pub(crate) fn start(data: &Path, more: &[(&str, &str)]) -> Outcome<Self> {
        let mut command = pinned(std::env::current_exe()?);
        command.arg("city").arg("--data").arg(data);
        command.args(more.iter().flat_map(|(name, value)| [*name, *value]));
        let mut node = Partner::start(&mut command)?;
        let address = node.answer()?.strip_prefix("http://").ok_or("no address")?.parse()?;
        Ok(Self { node, address })
    }

    /// Has a warning written.
    pub(crate) fn draft(&mut self) -> Outcome {
        self.node.order("draft")?;
        self.node.answer().map(|_| ())
    }

    /// Has it approved, and does not wait for the answer.
    pub(crate) fn approve(&mut self) -> Outcome {
        self.node.order("approve")
    }

    /// The answer to an approval: the signed warning.
    pub(crate) fn approved(&mut self) -> Outcome<String> {
        self.node.answer()
    }
}
