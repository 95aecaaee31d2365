//! `hue-city`: runs the city until it is told to stop.

#[path = "main/alert_key.rs"]
mod alert_key;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use alert_key::AlertKeyCommand;
use clap::{Args, Parser, Subcommand, ValueEnum};
use hue_city::clock::System;
use hue_city::store::duty::OnDuty;
use hue_city::store::role::{Holder, Role};
use hue_city::{Config, Running, admin, serve};
use hue_model::gauge::StationKind;

/// The city server of Tràng Tiền.
#[derive(Parser)]
#[command(name = "hue-city", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Port to listen on; 0 picks one at the first start and keeps it in the data folder.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Folder of the city's data, made if it is not there.
    #[arg(long, required = true)]
    data: Option<PathBuf>,
    /// PostgreSQL address; without it SQLite in the data folder.
    #[arg(long)]
    database: Option<String>,
    /// The NATS server over which the nodes of one city wake each other, such as `nats://10.0.0.5:4222` or `tls://…`.
    #[arg(long, requires = "database")]
    nats: Option<String>,
    /// Where photos are kept, such as `s3://bucket/prefix` (keys from the AWS_ variables); without it files in the data folder.
    #[arg(long)]
    media: Option<String>,
    /// The address citizens reach the city at; without it `http://127.0.0.1:PORT`.
    #[arg(long)]
    public_url: Option<String>,
    /// A trusted OpenID Connect issuer; may be given several times. Without it the sandbox issuer, if it is built in.
    #[arg(long)]
    issuer: Vec<String>,
    /// The address of a reverse proxy in front, where it is not on this machine; may be given several times. What it says in
    /// X-Forwarded-For is believed.
    #[arg(long)]
    proxy: Vec<std::net::IpAddr>,
    /// The file with the keys that sign warnings, as `hue-city alert-key working` writes it; without it those of a demonstration.
    #[arg(long)]
    alert_keys: Option<PathBuf>,
    /// The address that signs as the sender of warnings (CAP `sender`), one of the city such as `canhbao@hue.gov.vn`.
    #[arg(long)]
    alert_sender: Option<String>,
    /// The file with the key by which push services know this city, as `hue-city push-key` writes it; without it that of a
    /// demonstration, and none in service.
    #[arg(long)]
    push_key: Option<PathBuf>,
    /// One more origin of a push service, such as `https://up.example`; may be given several times.
    #[arg(long)]
    push_host: Vec<String>,
    /// The file with the sources of warnings that the city asks from time to time (CAP), see docs/adopt.md.
    #[arg(long)]
    sources: Option<PathBuf>,
    /// A street map for the app, a PMTiles archive of vector tiles, see docs/street-map.md.
    #[arg(long)]
    street_map: Option<PathBuf>,
    /// Refuse everything that belongs to a demonstration, and listen beyond this machine.
    #[arg(long)]
    production: bool,
}

/// What else this program does.
#[derive(Subcommand)]
enum Command {
    /// Roles of the operators' console.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// The duty list: who is called when a warning waits for its second person.
    Duty {
        #[command(subcommand)]
        command: DutyCommand,
    },
    /// Keys that may send readings of gauges.
    GaugeKey {
        #[command(subcommand)]
        command: GaugeKeyCommand,
    },
    /// Keys that sign warnings.
    AlertKey {
        #[command(subcommand)]
        command: AlertKeyCommand,
    },
    /// Makes the key by which push services know this city, once; prints its public half.
    PushKey {
        /// The file to make.
        #[arg(long)]
        out: PathBuf,
    },
}

/// Where the city's record is.
#[derive(Args)]
struct Record {
    /// Folder of the city's data.
    #[arg(long)]
    data: PathBuf,
    /// PostgreSQL address; without it SQLite in the data folder.
    #[arg(long)]
    database: Option<String>,
}

impl Record {
    fn config(self) -> Config {
        let mut config = Config::new(self.data);
        config.database = self.database;
        config
    }
}

/// Who somebody is.
#[derive(Args)]
struct Who {
    /// The issuer that vouches for the person, exactly as in its tokens.
    #[arg(long)]
    iss: String,
    /// The person's id at that issuer.
    #[arg(long)]
    sub: String,
}

#[derive(Subcommand)]
enum GaugeKeyCommand {
    /// Makes a key and prints it, this once.
    Add {
        #[command(flatten)]
        record: Record,
        /// Whose key it is: letters, digits, hyphens; stands beside everything it sends.
        name: String,
        /// The kinds of stations it may feed.
        #[arg(long, required = true)]
        kind: Vec<KindName>,
    },
    /// Takes a key back; what it sent stays.
    Revoke {
        #[command(flatten)]
        record: Record,
        /// Whose key it is.
        name: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum KindName {
    River,
    Reservoir,
    Rain,
    FloodPoint,
}

impl From<KindName> for StationKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::River => Self::River,
            KindName::Reservoir => Self::Reservoir,
            KindName::Rain => Self::Rain,
            KindName::FloodPoint => Self::FloodPoint,
        }
    }
}

impl GaugeKeyCommand {
    async fn run(self) -> Result<(), Box<dyn std::error::Error>> {
        match self {
            Self::Add { record, name, kind } => {
                let kinds = kind.into_iter().map(Into::into).collect();
                let key = admin::add_gauge_key(&record.config(), name.clone(), kinds).await?;
                say(&serde_json::json!({ "name": name, "gauge_key": key }))?;
            }
            Self::Revoke { record, name } => admin::revoke_gauge_key(&record.config(), name).await?,
        }
        Ok(())
    }
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Gives somebody a role; the first operator is made this way.
    Add {
        #[command(flatten)]
        record: Record,
        #[command(flatten)]
        who: Who,
        /// What they may do.
        #[arg(long)]
        role: RoleName,
        /// The agency of a clerk, an id of the pack such as `so-xay-dung`.
        #[arg(long, required_if_eq("role", "clerk"))]
        agency: Option<String>,
    },
    /// Takes every role of somebody away, at once.
    Remove {
        #[command(flatten)]
        record: Record,
        #[command(flatten)]
        who: Who,
    },
    /// Prints everybody who has a role, one a line of JSON.
    List {
        #[command(flatten)]
        record: Record,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    Operator,
    Supervisor,
    Clerk,
}

impl AdminCommand {
    async fn run(self) -> hue_city::Result<()> {
        match self {
            Self::Add { record, who, role, agency } => {
                let role = match role {
                    RoleName::Operator => Role::Operator,
                    RoleName::Supervisor => Role::Supervisor,
                    RoleName::Clerk => Role::Clerk { agency: agency.unwrap_or_default() },
                };
                admin::add(&record.config(), who.iss, who.sub, role).await
            }
            Self::Remove { record, who } => admin::remove(&record.config(), who.iss, who.sub).await,
            Self::List { record } => {
                for Holder { iss, sub, name, role } in admin::list(&record.config()).await? {
                    let (role, agency) = role.stored();
                    say(&serde_json::json!({
                        "iss": iss, "sub": sub, "name": name, "role": role, "agency": agency
                    }))?;
                }
                Ok(())
            }
        }
    }
}

#[derive(Subcommand)]
enum DutyCommand {
    /// Puts somebody with a role at the desk on the list, or changes their name, phone and place.
    Add {
        #[command(flatten)]
        record: Record,
        #[command(flatten)]
        who: Who,
        /// How the desk calls them.
        #[arg(long)]
        name: String,
        /// The phone that is texted.
        #[arg(long)]
        phone: String,
        /// Their place, 1 being called first; without it where they are, or the end.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
        place: Option<u16>,
    },
    /// Takes somebody off the list.
    Remove {
        #[command(flatten)]
        record: Record,
        #[command(flatten)]
        who: Who,
    },
    /// Prints the list in its order, one a line of JSON.
    List {
        #[command(flatten)]
        record: Record,
    },
}

impl DutyCommand {
    async fn run(self) -> hue_city::Result<()> {
        match self {
            Self::Add { record, who: Who { iss, sub }, name, phone, place } => {
                let who = OnDuty { iss, sub, name, phone, approves: true };
                admin::put_on_duty(&record.config(), who, place).await
            }
            Self::Remove { record, who: Who { iss, sub } } => {
                admin::remove_from_duty(&record.config(), iss, sub).await
            }
            Self::List { record } => {
                for OnDuty { iss, sub, name, phone, approves } in admin::duty(&record.config()).await? {
                    say(&serde_json::json!({
                        "iss": iss, "sub": sub, "name": name, "phone": phone, "approves": approves
                    }))?;
                }
                Ok(())
            }
        }
    }
}

impl Cli {
    fn into_config(self) -> hue_city::Result<Config> {
        let mut config = Config::new(self.data.unwrap_or_default());
        config.port = self.port;
        config.database = self.database;
        config.nats = self.nats;
        config.media = self.media;
        config.public_url = self.public_url;
        config.issuers = self.issuer;
        config.proxies = self.proxy;
        config.alert_keys = self.alert_keys;
        config.alert_sender = self.alert_sender.unwrap_or(config.alert_sender);
        config.push_key = self.push_key;
        config.push_hosts.extend(self.push_host);
        if let Some(file) = &self.sources {
            config.sources = hue_city::source::config::read(file)?;
        }
        config.street_map = self.street_map;
        config.production = self.production;
        Ok(config)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    // A second provider in one process would be a defect of ours; the first one stays in force.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut args = Cli::parse();
    let done = match args.command.take() {
        Some(Command::Admin { command }) => command.run().await.map_err(Into::into),
        Some(Command::Duty { command }) => command.run().await.map_err(Into::into),
        Some(Command::GaugeKey { command }) => command.run().await,
        Some(Command::AlertKey { command }) => command.run().map_err(Into::into),
        Some(Command::PushKey { out }) => push_key(&out).map_err(Into::into),
        None => match args.into_config() {
            Ok(config) => run(config).await,
            Err(error) => Err(error.into()),
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the city stopped");
            ExitCode::FAILURE
        }
    }
}

/// One line of JSON on stdout.
fn say(made: &serde_json::Value) -> hue_city::Result<()> {
    Ok(writeln!(std::io::stdout().lock(), "{made}")?)
}

fn push_key(out: &std::path::Path) -> hue_city::Result<()> {
    say(&serde_json::json!({ "push_key": hue_city::push::keys::make(out, &System)? }))
}

async fn run(config: Config) -> Result<(), Box<dyn std::error::Error>> {
    let profile_file = config.data.join("city.json");
    let running = serve(config).await?;
    std::fs::write(&profile_file, serde_json::to_vec_pretty(&running.profile)?)?;
    // Listened for before anybody knows that the city is there: whoever starts it may stop it at once.
    let stop = stop_signal()?;
    announce(&running, &std::path::absolute(&profile_file)?)?;
    stop.await;
    running.stop().await;
    Ok(())
}

/// The one line on stdout that tells the caller where the city is.
fn announce(running: &Running, profile: &std::path::Path) -> hue_city::Result<()> {
    say(&serde_json::json!({ "base_url": running.base_url, "profile": profile }))
}

fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
