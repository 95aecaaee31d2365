//! Starts and stops the city.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use hue_model::shell::CityProfile;
use hue_model::text::Localized;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bus::Bus;
use crate::config::Config;
use crate::http;
use crate::identity::Identity;
use crate::media::Media;
use crate::pack::CityPack;
use crate::problem::Result;
use crate::production;
use crate::rate::Rate;
use crate::state::{App, Inner};
use crate::store::Store;
use crate::upload::Uploads;

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
    std::fs::create_dir_all(&config.data)?;
    let listener = listen(&config).await?;
    let port = listener.local_addr()?.port();
    keep_port(&config, port)?;
    let profile = profile(&config, port);
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    let identity = Identity::open(&config, &profile.base_url, &store).await?;
    let stopping = CancellationToken::new();
    let app = App::new(Inner {
        profile: profile.clone(),
        store,
        media: Media::open(&config.data, config.media.as_deref())?,
        uploads: Uploads::open(&config.data)?,
        streams: Arc::new(Semaphore::new(config.limits.streams)),
        rate: Rate::default(),
        identity,
        bus: Bus::default(),
        pack: CityPack::built_in()?,
        stopping: stopping.clone(),
        config,
    });
    let router = http::router(app.clone());
    let stop = stopping.clone().cancelled_owned();
    let server = tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(stop).await {
            tracing::error!(%error, "the listener failed");
        }
    });
    Ok(Running { base_url: profile.base_url.clone(), profile, app, stopping, server })
}

async fn listen(config: &Config) -> Result<TcpListener> {
    // A demonstration must not be reachable from elsewhere.
    let address: IpAddr =
        if config.production { Ipv6Addr::UNSPECIFIED.into() } else { Ipv4Addr::LOCALHOST.into() };
    let port = if config.port == 0 { kept_port(&config.data).unwrap_or(0) } else { config.port };
    Ok(TcpListener::bind(SocketAddr::new(address, port)).await?)
}

fn kept_port(data: &Path) -> Option<u16> {
    std::fs::read_to_string(data.join("port")).ok()?.trim().parse().ok()
}

fn keep_port(config: &Config, port: u16) -> Result<()> {
    if config.port == 0 {
        std::fs::write(config.data.join("port"), port.to_string())?;
    }
    Ok(())
}

fn profile(config: &Config, port: u16) -> CityProfile {
    let base_url = config.public_url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{port}"));
    let base_url = base_url.trim_end_matches('/').to_owned();
    let issuer = config.issuers.first().cloned().unwrap_or_else(|| format!("{base_url}/vneid"));
    CityProfile {
        base_url,
        issuer,
        client_id: "hue-app".into(),
        name: Localized::vi_en("Huế", "Huế"),
        hotline: "19001075".into(),
        demo: !config.production,
        min_version: env!("CARGO_PKG_VERSION").into(),
    }
}
