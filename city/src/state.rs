//! What every request handler has at hand.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_model::camera::Cameras;
use hue_model::outage::Outages;
use hue_model::rating::Ratings;
use hue_model::shell::CityProfile;
use hue_model::shelter::Shelters;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use crate::alert::feed::Feed;
use crate::alert::keys::AlertKeys;
use crate::alert::snapshot::Snapshots;
use crate::bus::Bus;
use crate::caller::Caller;
use crate::catalogue::served::Current;
use crate::clock::chance;
use crate::config::Config;
use crate::identity::Identity;
use crate::last::Last;
use crate::media::Media;
use crate::open_data::Kept;
use crate::open_data::reports::Counts;
use crate::pack::CityPack;
use crate::problem::Result;
use crate::push::Push;
use crate::rate::Rate;
use crate::sos::made::MadeIds;
use crate::sos::origin::Origins;
use crate::store::Store;
use crate::streams::Streams;
use crate::street_map::GivenStreetMap;
use crate::tries::Tries;
use crate::upload::Uploads;

/// The application's state; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// What the state holds.
pub struct Inner {
    /// What the operator decided.
    pub config: Config,
    /// Where the city is and what it is called.
    pub profile: CityProfile,
    /// The record.
    pub store: Store,
    /// Photos that arrived.
    pub media: Media,
    /// Photos on their way.
    pub uploads: Uploads,
    /// Places for open streams.
    pub streams: Streams,
    /// How often each owner wrote lately.
    pub rate: Rate,
    /// Who asked for receipt codes that nobody has.
    pub(crate) receipt_tries: Tries,
    /// Who asked for dossiers with what is not number and PIN of one: whoever mistypes that waits for no call for rescue.
    pub(crate) dossier_tries: Tries,
    /// What the origins of calls for rescue are called just now.
    pub(crate) origins: Origins,
    /// Who vouches for people.
    pub identity: Identity,
    /// Wakes up streams.
    pub bus: Bus,
    /// What warnings are signed with.
    pub alert_keys: AlertKeys,
    /// The open streams of warnings.
    pub feed: Feed,
    /// What warnings are pushed with, where this city has a key for it.
    pub push: Option<Push>,
    /// The signed list of warnings in force.
    pub snapshots: Snapshots,
    /// Shelters and flood parking, as this node read them last.
    pub shelters: Last<Shelters>,
    /// Cuts of power and water, as this node read them last.
    pub outages: Last<Outages>,
    /// Cameras, as this node read them last.
    pub cameras: Last<Cameras>,
    /// The catalogue of services, as this node read it last.
    pub catalogue: Last<Current>,
    /// What all ratings say together, as this node read it last.
    pub ratings: Last<Ratings>,
    /// How many reports there were, as this node read it last.
    pub counted: Last<Counts>,
    /// The files of open data, as they were made last.
    pub open_data: Kept,
    /// What ids of calls are made with that come without one.
    pub made_ids: MadeIds,
    /// The street map for devices, where the operator gives one.
    pub street_map: Option<GivenStreetMap>,
    /// Categories, wards, agencies, holidays.
    pub pack: CityPack,
    /// Cancelled when the city stops.
    pub stopping: CancellationToken,
}

impl App {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// Now, by the city's clock.
    #[must_use]
    pub fn now(&self) -> hue_model::time::Millis {
        self.config.clock.now()
    }

    /// Counts a write of the caller against the limit of a minute.
    pub(crate) fn count_write(&self, caller: &Caller) -> Result<()> {
        self.rate.count(&caller.owner()?, self.now(), self.config.limits.writes_a_minute)
    }

    /// Does some work now and every `pause` from then on, until the city stops; that ends work under way too.
    pub(crate) async fn every<F: Future<Output = ()>>(&self, pause: Duration, work: impl Fn() -> F) {
        let mut ticks = tokio::time::interval(pause);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let turns = async {
            loop {
                ticks.tick().await;
                work().await;
            }
        };
        self.stopping.run_until_cancelled(turns).await.unwrap_or(())
    }

    /// 256 bits of chance in base64url: a code, a token, a cookie.
    pub(crate) fn secret(&self) -> String {
        URL_SAFE_NO_PAD.encode(chance::<32>(&*self.config.entropy))
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
