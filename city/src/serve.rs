//! Starts and stops the city.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;

use hue_model::shell::CityProfile;
use hue_model::text::Localized;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::alert::duty;
use crate::alert::feed::{self, Feed};
use crate::alert::keys::AlertKeys;
use crate::alert::lines::{self, Queues};
use crate::alert::snapshot::Snapshots;
use crate::bus::{Bus, nats};
use crate::camera;
use crate::config::Config;
#[cfg(feature = "sandbox")]
use crate::dossier;
use crate::http::{self, entrance::Entrance, requests};
use crate::identity::Identity;
use crate::keep::keep;
use crate::last::Last;
use crate::media::Media;
use crate::open_data::Kept;
use crate::open_files;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::production;
use crate::push::{self, Push};
use crate::rate::Rate;
use crate::report;
use crate::sos::{self, made::MadeIds, origin::Origins};
use crate::source;
use crate::state::{App, Inner};
use crate::store::{Store, alert};
use crate::streams::Streams;
use crate::street_map::GivenStreetMap;
use crate::tries::Tries;
use crate::upload::Uploads;

/// The file of the data folder with the port that was picked.
const PORT_FILE: &str = "port";
/// Lines that may wait to be accepted: after a break everybody comes back at once, and one that finds no room waits a
/// whole second before it knocks again.
const WAITING: u32 = 4_096;

/// A city that runs.
pub struct Running {
    /// Where it is, without a slash at the end.
    pub base_url: String,
    /// What shells need to know of it.
    pub profile: CityProfile,
    app: App,
    stopping: CancellationToken,
    server: JoinHandle<()>,
}

impl Running {
    /// The application's state, for tests that act as the desk.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Takes no more requests, lets those under way finish, and closes the record.
    pub async fn stop(self) {
        self.stopping.cancel();
        let grace = self.app.config.limits.grace;
        let abort = self.server.abort_handle();
        if tokio::time::timeout(grace, self.server).await.is_err() {
            tracing::warn!("requests under way did not finish in time");
            abort.abort();
        }
        self.app.store.close().await;
    }
}

/// Starts the city.
///
/// # Errors
/// The configuration is refused, the port is taken, or the data cannot be opened.
pub async fn serve(config: Config) -> Result<Running> {
    production::check(&config)?;
    open(config).await
}

/// Starts what was checked.
pub(crate) async fn open(mut config: Config) -> Result<Running> {
    config.limits = open_files::fitted(config.limits);
    crate::folder::make(&config.data)?;
    let listener = listen(&config)?;
    let port = listener.local_addr()?.port();
    let alert_keys = AlertKeys::open(&config)?;
    let profile = profile(&config, port, &alert_keys);
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    alert_keys.mark_revoked(&store).await?;
    let identity = Identity::open(&config, &profile.base_url, &store).await?;
    sos::demo::seed(&config, &store).await?;
    let made_ids = MadeIds::open(&store, &*config.entropy).await?;
    let (line, others) = wake_up(&config).await?;
    let (feed, queues) = Feed::new(&config.limits, alert::sequence(&mut store.read().await?).await?);
    let stopping = CancellationToken::new();
    let app = App::new(Inner {
        profile: profile.clone(),
        store,
        media: Media::open(&config.data, config.media.as_deref())?,
        uploads: uploads(&config)?,
        streams: Streams::new(config.limits.streams, config.limits.streams_each),
        rate: Rate::default(),
        receipt_tries: Tries::new(config.limits.receipt_pause),
        dossier_tries: Tries::new(config.limits.receipt_pause),
        origins: Origins::default(),
        identity,
        bus: Bus::new(others),
        alert_keys,
        push: Push::open(&config, &profile.base_url)?,
        feed,
        snapshots: Snapshots::default(),
        shelters: Last::default(),
        outages: Last::default(),
        cameras: Last::default(),
        catalogue: Last::default(),
        ratings: Last::default(),
        counted: Last::default(),
        open_data: Kept::default(),
        made_ids,
        street_map: GivenStreetMap::given(config.street_map.as_deref()).await?,
        pack: CityPack::built_in()?,
        stopping: stopping.clone(),
        config,
    });
    prepare(&app).await?;
    begin_jobs(&app, line, queues)?;
    let router = http::router(app.clone());
    let server = tokio::spawn(requests::serve(Entrance { listener, app: app.clone() }, router));
    Ok(Running { base_url: profile.base_url.clone(), profile, app, stopping, server })
}

/// The line that wakes other nodes, and what comes in over it, where this city has one.
async fn wake_up(config: &Config) -> Result<(Option<nats::Line>, Option<crate::bus::Others>)> {
    match &config.nats {
        Some(address) => nats::open(address).await.map(|(line, others)| (Some(line), Some(others))),
        None => Ok((None, None)),
    }
}

/// What a demonstration shows from its first minute, and what production has to know before it serves.
async fn prepare(app: &App) -> Result<()> {
    camera::demo::seed(&app.config, &app.store).await?;
    #[cfg(feature = "sandbox")]
    dossier::seed(app).await?;
    if app.config.production
        && let Ok(current) = app.catalogue.get(app).await
        && let Some(rows) = production::held_back(&current)
    {
        tracing::warn!("{rows}");
    }
    Ok(())
}

/// Begins what goes on beside the requests.
fn begin_jobs(app: &App, line: Option<nats::Line>, queues: Queues) -> Result<()> {
    tokio::spawn(report::removal::sweep(app.clone()));
    tokio::spawn(feed::run(app.clone()));
    tokio::spawn(push::job::run(app.clone()));
    tokio::spawn(duty::run(app.clone()));
    tokio::spawn(camera::demo::run(app.clone()));
    source::begin(app)?;
    if let Some(line) = line {
        tokio::spawn(nats::run(app.clone(), line));
    }
    for queue in queues {
        tokio::spawn(lines::write(app.clone(), queue));
    }
    Ok(())
}

/// The folder of photos on their way, without those that were abandoned.
fn uploads(config: &Config) -> Result<Uploads> {
    let uploads = Uploads::open(&config.data)?;
    match uploads.sweep(config.clock.now()) {
        Ok(0) => {}
        Ok(swept) => tracing::info!(swept, "abandoned uploads were removed"),
        Err(error) => tracing::warn!(%error, "abandoned uploads could not be removed"),
    }
    Ok(uploads)
}

fn listen(config: &Config) -> Result<TcpListener> {
    // A demonstration must not be reachable from elsewhere.
    let address: IpAddr =
        if config.production { Ipv6Addr::UNSPECIFIED.into() } else { Ipv4Addr::LOCALHOST.into() };
    if config.port != 0 {
        return Ok(bind(SocketAddr::new(address, config.port))?);
    }
    let kept = kept_port(&config.data)?;
    let listener = bind(SocketAddr::new(address, kept.unwrap_or(0)))?;
    if kept.is_none() {
        keep(&config.data, PORT_FILE, listener.local_addr()?.port().to_string().as_bytes())?;
    }
    Ok(listener)
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

/// The port that was picked at the first start. Never another one in its place: the addresses of the city and of
/// its issuer have it in them, and with other addresses everybody would be somebody else.
fn kept_port(data: &Path) -> Result<Option<u16>> {
    let file = data.join(PORT_FILE);
    let cause = match std::fs::read_to_string(&file) {
        Ok(text) => match text.trim().parse() {
            Ok(port) if port != 0 => return Ok(Some(port)),
            _ => "it holds no port".to_owned(),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => error.to_string(),
    };
    let file = file.display();
    Err(Failure::Config(format!(
        "{file} cannot be used ({cause}); write the port into it that the city had, or give it with --port"
    )))
}

fn profile(config: &Config, port: u16, alert_keys: &AlertKeys) -> CityProfile {
    let base_url = config.public_url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{port}"));
    let base_url = base_url.trim_end_matches('/').to_owned();
    let issuer = config.issuers.first().cloned().unwrap_or_else(|| format!("{base_url}/vneid"));
    CityProfile {
        base_url,
        issuer,
        client_id: "hue-app".into(),
        name: Localized::vi_en("Huế", "Huế"),
        hotline: "19001075".into(),
        emergency: "112".into(),
        // The demonstration's gateway is simulated like everything in it.
        sms: if config.production { String::new() } else { "8099".into() },
        alert_root_key: alert_keys.root().into(),
        demo: !config.production,
        min_version: env!("CARGO_PKG_VERSION").into(),
    }
}
