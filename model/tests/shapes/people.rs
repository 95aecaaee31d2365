//! Sessions, settings, consents, texts, places, problems.

use hue_model::command::Scope;
use hue_model::consent::{Consent, Purpose};
use hue_model::home::{HomeTiles, Suggested, Tile};
use hue_model::outage::OutageNotices;
use hue_model::pack::{Agency, Category, Pack, Ward};
use hue_model::place::{Place, PlaceHit, PlaceProposal, PlaceSource};
use hue_model::problem::{Code, FieldProblem, Problem, Rule};
use hue_model::queue::{Network, Queue, Sending};
use hue_model::session::{Person, Revocation, Session, SessionState, SignInEnd, SignInStarted, VaultState};
use hue_model::settings::{QuietHours, Settings, Theme};
use hue_model::shell::{About, CityProfile, Port};
use hue_model::text::{Language, Localized};
use hue_model::time::Millis;

use crate::{MORNING, blob_id, name, photo_id, place, point, report_id, snap, support_id};

pub(crate) fn lan() -> Person {
    Person { sub: "lan".into(), name: "Nguyễn Thị Lan".into(), level: 2 }
}

pub(crate) fn session(state: SessionState) -> Session {
    Session { state, vault: VaultState::Keyring, revocation: Revocation::Settled }
}

pub(crate) fn settings() -> Settings {
    Settings {
        language: Some(Language::En),
        theme: Theme::Dark,
        simple_mode: true,
        home_ward: Some("19789".into()),
        saved_wards: vec!["19753".into()],
        quiet_hours: Some(QuietHours { from: 22 * 60, to: 5 * 60 + 30 }),
        outage_notices: OutageNotices { power: true, water: false },
        storm_saver: true,
        keep_listening: true,
        start_at_login: true,
        favourite_services: vec!["alerts.water".into()],
        recent_services: vec!["sos.112".into()],
        home_tiles: HomeTiles { order: vec![Tile::Explore], hidden: vec![Tile::Help] },
        hidden_suggestions: [(Suggested::TryWarnings, Millis(1))].into(),
        welcomed: true,
    }
}

pub(crate) fn profile() -> CityProfile {
    CityProfile {
        base_url: "https://app.hue.example".into(),
        issuer: "https://app.hue.example/vneid".into(),
        client_id: "hue-app".into(),
        name: Localized::vi_en("Thành phố Huế", "Huế City"),
        hotline: "19001075".into(),
        emergency: "112".into(),
        sms: "8099".into(),
        alert_root_key: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".into(),
        demo: true,
        min_version: "0.1.0".into(),
    }
}

#[test]
fn sessions() {
    snap!(
        "session",
        session(SessionState::Guest),
        session(SessionState::SigningIn),
        session(SessionState::SignedIn(lan())),
        session(SessionState::Expired(lan())),
    );
    snap!(
        "vault_state",
        VaultState::Keyring,
        VaultState::Passphrase,
        VaultState::Memory,
        VaultState::Undecided,
        VaultState::Locked,
        VaultState::KeyringSilent,
    );
    snap!(
        "sign_in_end",
        SignInEnd::Done,
        SignInEnd::Denied,
        SignInEnd::TimedOut,
        SignInEnd::Untrusted,
        SignInEnd::Offline,
        SignInEnd::ClockWrong,
    );
    snap!("sign_in_started", SignInStarted { url: "https://app.hue.example/vneid/authorize".into() });
}

#[test]
fn settings_and_consents() {
    snap!("settings", Settings::default(), settings(), Settings { theme: Theme::Light, ..settings() });
    snap!("language", Language::Vi, Language::En);
    snap!("localized", name(), Localized::default());
    snap!("scope", Scope::Read, Scope::Write, Scope::Session, Scope::Money);
    let [identity, location, photo, warn_here, alert_receipts] = Purpose::ALL;
    snap!(
        "consent",
        Consent { purpose: identity, granted: true, version: 1, at: Some(MORNING) },
        Consent { purpose: location, granted: false, version: 1, at: Some(MORNING) },
        Consent { purpose: photo, granted: false, version: 0, at: None },
        Consent { purpose: warn_here, granted: true, version: 1, at: Some(MORNING) },
        Consent { purpose: alert_receipts, granted: false, version: 0, at: None },
    );
}

#[test]
fn settings_of_an_older_version_still_read() {
    let read: Settings = serde_json::from_str(r#"{"theme":"dark"}"#).unwrap();
    assert_eq!(read, Settings { theme: Theme::Dark, ..Settings::default() });
}

#[test]
fn places_and_the_pack() {
    let hit = PlaceHit {
        name: "Phường Phú Hội".into(),
        old: true,
        ward_code: "19789".into(),
        ward_name: Localized::vi_en("Phường Thuận Hóa", "Thuan Hoa Ward"),
        point: point(),
    };
    snap!("point", point());
    snap!(
        "place",
        place(),
        Place { source: PlaceSource::Pin, ..place() },
        Place { source: PlaceSource::Photo, ..place() },
        Place { source: PlaceSource::Name, accuracy: None, address: String::new(), ..place() },
    );
    let proposal = PlaceProposal { candidates: vec![hit.clone()], outside_metres: 120.5 };
    snap!("place_hit", hit);
    snap!("place_proposal", proposal);
    let category = Category {
        service_code: "road.pothole".into(),
        service_name: name(),
        description: Localized::vi_en("Hố trên đường", "A hole in the road"),
        keywords: vec!["o ga".into()],
        group: Localized::vi_en("Đường sá", "Roads"),
        urgent: false,
        deadline_working_hours: 40,
        default_agency: "so-xay-dung".into(),
        private_by_default: false,
    };
    let ward = Ward {
        code: "19789".into(),
        full_name: Localized::vi_en("Phường Thuận Hóa", "Thuan Hoa Ward"),
        point: point(),
        merged_from: vec!["Phường Phú Hội".into()],
    };
    let agency =
        Agency { id: "so-xay-dung".into(), name: Localized::vi_en("Sở Xây dựng", "Construction") };
    snap!("pack", Pack { categories: vec![category], wards: vec![ward], agencies: vec![agency] });
    snap!("city_profile", profile());
    snap!(
        "about",
        About {
            version: "0.1.0".into(),
            city: profile(),
            ports: vec![Port::Place, Port::Speech, Port::Notify, Port::OpenUrl, Port::Network, Port::Tray],
        },
    );
}

#[test]
fn ids_and_time() {
    snap!("report_id", report_id());
    snap!("photo_id", photo_id());
    snap!("blob_id", blob_id());
    snap!("support_id", support_id());
    snap!("millis", MORNING);
}

#[test]
fn queues() {
    let queue = |network| Queue {
        network,
        waiting: 2,
        photos_wait: 1,
        sending: Some(Sending { done: 1, total: 3 }),
        attention: 1,
        next_try_at: Some(MORNING),
        last_sent_at: Some(MORNING),
    };
    snap!(
        "queue",
        Queue::default(),
        queue(Network::Unknown),
        queue(Network::Online),
        queue(Network::Offline),
    );
}

#[test]
fn problems() {
    let codes = [
        Code::Invalid,
        Code::NotFound,
        Code::Conflict,
        Code::Frozen,
        Code::SignInNeeded,
        Code::SessionExpired,
        Code::SignInFailed,
        Code::Forbidden,
        Code::Offline,
        Code::CityUnavailable,
        Code::CityRefused,
        Code::ClockWrong,
        Code::DiskFull,
        Code::Storage,
        Code::VaultLocked,
        Code::WrongPassphrase,
        Code::AlreadyOpen,
        Code::Internal,
    ];
    let problems = codes.map(Problem::new);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots" }, {
        insta::assert_json_snapshot!("problem", crate::round_trip(&problems));
    });
    let rules = [
        Rule::Required,
        Rule::TooLong { max: 4_000, actual: 5_000 },
        Rule::TooMany { max: 5 },
        Rule::TooManyBytes { max: 41_943_040 },
        Rule::TooManyPixels { max: 50_000_000 },
        Rule::NotAPicture,
        Rule::Unknown,
        Rule::Malformed,
        Rule::OutsideCity { metres: 812.5 },
        Rule::TooFar { metres: 9_120.0 },
    ];
    let fields = rules.map(|rule| FieldProblem { field: "description".into(), rule });
    snap!("problem_with_fields", Problem::fields(fields.to_vec()).with_support_id(support_id()));
}
