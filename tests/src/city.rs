//! The real city, as a process of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hue_model::shell::CityProfile;
use serde::Deserialize;
use tokio::process::Command;

use crate::network::BadNetwork;
use crate::port::ReservedPort;
use crate::process::Process;
use crate::programs;

/// A city server with a data folder of its own.
pub struct City {
    process: Process,
    start: Start,
    /// Where it listens.
    pub base_url: String,
    /// What the engine is told of it.
    pub profile: CityProfile,
    /// The file the profile is in.
    pub profile_file: PathBuf,
    /// Holds a temporary data folder for as long as the city lives.
    _home: Option<tempfile::TempDir>,
}

/// How a city is started, each time again.
#[derive(Clone, Debug)]
pub struct Start {
    data: PathBuf,
    log: PathBuf,
    port: Arc<ReservedPort>,
    env: Vec<(String, String)>,
    args: Vec<String>,
}

#[derive(Deserialize)]
struct Ready {
    base_url: String,
    profile: PathBuf,
}

impl Start {
    /// A city that keeps its data in `data`, on a port that is its own however often it is started.
    #[must_use]
    pub fn new(data: &Path, log: &Path) -> Self {
        let port = Arc::new(ReservedPort::new());
        Self { data: data.into(), log: log.into(), port, env: Vec::new(), args: Vec::new() }
    }

    /// With a variable in its environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl ToString) -> Self {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.into(), value.to_string()));
        self
    }

    /// Reached through this network.
    #[must_use]
    pub fn behind(mut self, network: &BadNetwork) -> Self {
        self.args.extend(["--public-url".into(), network.url()]);
        self
    }

    /// With these arguments besides.
    #[must_use]
    pub fn with(mut self, args: &[&str]) -> Self {
        self.args.extend(args.iter().map(|arg| (*arg).to_owned()));
        self
    }

    fn process(&self) -> Process {
        let mut command = Command::new(programs::ours("hue-city"));
        command
            .arg("--data")
            .arg(&self.data)
            .args(["--port", &self.port.number().to_string()])
            .args(&self.args);
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        Process::start("hue-city", command, self.log.clone())
    }

    /// Starts it; `None` when it was killed before it listened, as a crash point may want.
    ///
    /// # Panics
    /// When it ends otherwise.
    pub async fn try_run(self) -> Option<City> {
        let mut process = self.process();
        let Some(ready): Option<Ready> = process.line().await else {
            process.is_killed().await;
            return None;
        };
        let profile = std::fs::read(&ready.profile).expect("the city writes its profile before it is ready");
        let profile = serde_json::from_slice(&profile).expect("city.json is a CityProfile");
        Some(City {
            process,
            start: self,
            base_url: ready.base_url,
            profile,
            profile_file: ready.profile,
            _home: None,
        })
    }

    /// Starts it.
    ///
    /// # Panics
    /// When it ends instead of listening.
    pub async fn run(self) -> City {
        let log = self.log.clone();
        let city = self.try_run().await;
        city.unwrap_or_else(|| {
            panic!("hue-city ended at its start: {}", std::fs::read_to_string(log).unwrap_or_default())
        })
    }
}

impl City {
    /// A new city in a temporary folder.
    pub async fn start() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut city = Start::new(&home.path().join("city"), &home.path().join("city.log")).run().await;
        city._home = Some(home);
        city
    }

    /// The port it listens on, which is not the public one when a network lies in front.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.start.port.number()
    }

    /// A new city in a temporary folder that everybody, the issuer's pages included, reaches through
    /// this network.
    pub async fn behind(network: &BadNetwork) -> Self {
        Self::behind_with(network, &[]).await
    }

    /// The same, started with these arguments besides.
    pub async fn behind_with(network: &BadNetwork, args: &[&str]) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let start = Start::new(&home.path().join("city"), &home.path().join("city.log"));
        let start = start.behind(network).with(args);
        let mut city = start.run().await;
        city._home = Some(home);
        network.leads_to(city.port());
        city
    }

    /// The id of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// SIGKILL.
    pub async fn kill(&mut self) {
        self.process.kill().await;
    }

    /// SIGTERM, and it stops cleanly.
    pub async fn stop(&mut self) {
        self.process.stop().await;
    }

    /// Whether it has been killed.
    ///
    /// # Panics
    /// When it ended otherwise.
    pub fn killed(&mut self) -> bool {
        self.process.killed()
    }

    /// Starts it again on the same data and port.
    pub async fn restart(&mut self) {
        let home = self._home.take();
        *self = self.start.clone().run().await;
        self._home = home;
    }

    /// Starts it again with this in its environment, this once; `false` when it was killed before it listened.
    pub async fn restart_with(&mut self, name: &str, value: impl ToString) -> bool {
        let start = self.start.clone();
        let Some(mut city) = start.clone().env(name, value).try_run().await else { return false };
        city.start = start;
        city._home = self._home.take();
        *self = city;
        true
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.start.data
    }

    /// Makes a key with which a source of this name may feed every kind of gauge.
    ///
    /// # Panics
    /// When the city makes none.
    pub async fn gauge_key(&self, name: &str) -> String {
        let mut command = Command::new(programs::ours("hue-city"));
        command.args(["gauge-key", "add", "--data"]).arg(self.data()).arg(name);
        for kind in ["river", "reservoir", "rain", "flood-point"] {
            command.args(["--kind", kind]);
        }
        let made = command.output().await.expect("hue-city runs");
        let made: serde_json::Value = serde_json::from_slice(&made.stdout).expect("the city says the key");
        made["gauge_key"].as_str().expect("a key").to_owned()
    }

    /// What it logged last.
    #[must_use]
    pub fn log(&self) -> String {
        self.process.log()
    }
}
