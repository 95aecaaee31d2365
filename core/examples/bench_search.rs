//! A search at every key of what people type, over 10,000 services that a city published, beside plain FTS5 with bm25 and `LIKE`
//! over the same rows, in turn.
//!
//! The services have words of the pack as often as natural text has them: the n-th most common one 1/n as often as the first.
//! What is measured is the whole command, with twenty drafts of the citizen among what is searched. Prints `name: value unit`.

#![expect(clippy::print_stdout, reason = "the figures are the output")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the real clock")]

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Query, State};
use axum::routing::get;
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::StreamExt as _;
use hue_core::vault::{KeyringChoice, MemoryVault};
use hue_core::{Config, Engine, Handle as _};
use hue_model::alert::{KeyBody, KeyUse};
use hue_model::catalogue::{Catalogue, CatalogueUpdate, GetCatalogue, Service, SignedCatalogue};
use hue_model::report::{DraftContent, NewDraft, SaveDraft};
use hue_model::search::Search;
use hue_model::shell::CityProfile;
use hue_model::text::Localized;
use hue_model::time::Millis;
use hue_model::wire::City;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use rusqlite::Connection;

const DOCUMENTS: usize = 10_000;
/// The city says no more than that at once.
const A_PART: usize = 2_500;
const DRAFTS: usize = 20;
const ROUNDS: usize = 3;
const HITS: u32 = 5;
/// What people type, which the tests hold the answers against.
const QUERIES: &str = include_str!("../tests/engine/search_queries.txt");

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let root = Ed25519KeyPair::from_seed_unchecked(&[1; 32]).map_err(|_| "no key")?;
    let profile = profile(format!("http://{}", listener.local_addr()?), &root);
    let mut config = Config::new(folder.path(), profile);
    config.keyring = KeyringChoice::Shared(Arc::new(MemoryVault::default()));
    let engine = Engine::open(config).await.map_err(|problem| format!("{problem:?}"))?;
    let built_in = get_catalogue(&engine).await?;
    let parts = publish(&root, Chance(88_172_645).services(&built_in))?;
    let routes = Router::new()
        .route("/api/v1/city", get(about))
        .route("/api/v1/catalogue", get(answer))
        .with_state(Arc::new(parts));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let catalogue = wait_for_all(&engine).await?;
    write_drafts(&engine).await?;

    let plain = Plain::new(&catalogue)?;
    let begun = Instant::now();
    search(&engine, "a").await?;
    println!("search_index: {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    let (mut ours, mut fts5, mut like) = (Vec::new(), Vec::new(), Vec::new());
    // Whoever types, types into one of them: each takes all keys in turn, and none finds the caches full of another's rows.
    for _ in 0..ROUNDS {
        for text in keystrokes() {
            let begun = Instant::now();
            search(&engine, &text).await?;
            ours.push(begun.elapsed());
        }
        for text in keystrokes() {
            fts5.push(plain.fts5(&text)?);
        }
        for text in keystrokes() {
            like.push(plain.like(&text)?);
        }
    }
    println!("search_documents: {}", catalogue.services.len() + catalogue.points_of_interest.len());
    println!("search_keystrokes: {}", ours.len());
    for (name, times) in [("search", &mut ours), ("fts5", &mut fts5), ("like", &mut like)] {
        times.sort();
        println!("{name}_p50: {:.3} ms\n{name}_p99: {:.3} ms", at(times, 50), at(times, 99));
    }
    println!("search_ratio: {:.3}", at(&ours, 50) / at(&fts5, 50));
    engine.close().await;
    Ok(())
}

/// The time, in milliseconds, that so many of a hundred did not take longer than.
fn at(sorted: &[Duration], hundredth: usize) -> f64 {
    let place = sorted.len() * hundredth / 100;
    sorted.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

fn keystrokes() -> impl Iterator<Item = String> {
    let typed = QUERIES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" => "))
        .map(|(typed, _)| typed);
    typed.flat_map(|typed| {
        typed.char_indices().map(move |(at, letter)| typed.split_at(at + letter.len_utf8()).0.to_owned())
    })
}

async fn search(engine: &Engine, text: &str) -> Result<(), Failure> {
    let search = Search { text: text.to_owned(), limit: HITS };
    engine.handle(search).await.map_err(|problem| format!("{problem:?}"))?;
    Ok(())
}

async fn get_catalogue(engine: &Engine) -> Result<Catalogue, Failure> {
    Ok(engine.handle(GetCatalogue {}).await.map_err(|problem| format!("{problem:?}"))?)
}

/// Asks at each change until everything is here.
async fn wait_for_all(engine: &Engine) -> Result<Catalogue, Failure> {
    let mut events = engine.overhear();
    loop {
        let catalogue = get_catalogue(engine).await?;
        if catalogue.services.len() >= DOCUMENTS {
            return Ok(catalogue);
        }
        events.next().await.ok_or("the engine ended")?;
    }
}

async fn write_drafts(engine: &Engine) -> Result<(), Failure> {
    for number in 0..DRAFTS {
        let draft = engine.handle(NewDraft {}).await.map_err(|problem| format!("{problem:?}"))?;
        let description = format!("Ổ gà lớn trước nhà số {number} đường Lê Lợi, xe máy dễ ngã khi trời mưa");
        let content = DraftContent { description, ..draft.content };
        engine.handle(SaveDraft { id: draft.id, content }).await.map_err(|problem| format!("{problem:?}"))?;
    }
    Ok(())
}

fn profile(base_url: String, root: &Ed25519KeyPair) -> CityProfile {
    CityProfile {
        issuer: format!("{base_url}/vneid"),
        base_url,
        client_id: "hue-app".into(),
        name: Localized::vi_en("Huế", "Huế"),
        hotline: "19001075".into(),
        emergency: "112".into(),
        sms: String::new(),
        alert_root_key: URL_SAFE_NO_PAD.encode(root.public_key()),
        demo: true,
        min_version: "0.1.0".into(),
    }
}

/// The same rows in plain SQLite, as one would write it first.
struct Plain(Connection);

impl Plain {
    fn new(catalogue: &Catalogue) -> Result<Self, Failure> {
        let db = Connection::open_in_memory()?;
        db.execute_batch(
            "CREATE VIRTUAL TABLE plain USING fts5(title, detail, keywords, tokenize = 'unicode61 remove_diacritics 2');
             CREATE TABLE row (id INTEGER PRIMARY KEY, title TEXT, detail TEXT, keywords TEXT); BEGIN",
        )?;
        let both = |text: &Localized| text.0.values().cloned().collect::<Vec<_>>().join(" ");
        let services = catalogue
            .services
            .iter()
            .map(|it| (both(&it.name), both(&it.description), it.keywords.join(" ")));
        let places = catalogue
            .points_of_interest
            .iter()
            .map(|it| (both(&it.name), both(&it.description), it.tags.join(" ")));
        for row in services.chain(places) {
            db.execute(
                "INSERT INTO plain (title, detail, keywords) VALUES (?1, ?2, ?3)",
                (&row.0, &row.1, &row.2),
            )?;
            db.execute(
                "INSERT INTO row (title, detail, keywords) VALUES (?1, ?2, ?3)",
                (&row.0, &row.1, &row.2),
            )?;
        }
        db.execute_batch("COMMIT; INSERT INTO plain (plain) VALUES ('optimize')")?;
        Ok(Self(db))
    }

    fn fts5(&self, text: &str) -> Result<Duration, Failure> {
        let words: Vec<_> = text.split_whitespace().map(|word| format!("\"{word}\"")).collect();
        let begun = Instant::now();
        self.best(
            "SELECT title, detail FROM plain WHERE plain MATCH ?1 ORDER BY bm25(plain) LIMIT 20",
            &format!("{}*", words.join(" ")),
        )?;
        Ok(begun.elapsed())
    }

    fn like(&self, text: &str) -> Result<Duration, Failure> {
        let begun = Instant::now();
        let sql = "SELECT title, detail FROM row WHERE title LIKE ?1 OR detail LIKE ?1 OR keywords LIKE ?1 LIMIT 20";
        self.best(sql, &format!("%{text}%"))?;
        Ok(begun.elapsed())
    }

    fn best(&self, sql: &str, wanted: &str) -> Result<Vec<(String, String)>, Failure> {
        let mut query = self.0.prepare(sql)?;
        let rows = query.query_map([wanted], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What the city says to who has the version before each part.
type Parts = Vec<SignedCatalogue>;

fn publish(root: &Ed25519KeyPair, services: Vec<Service>) -> Result<Parts, Failure> {
    let now = now();
    let key = Ed25519KeyPair::from_seed_unchecked(&[2; 32]).map_err(|_| "no key")?;
    let body = KeyBody {
        kid: "bench".into(),
        x: URL_SAFE_NO_PAD.encode(key.public_key()),
        key_use: KeyUse::Alert,
        not_before: now.plus(-3_600_000),
        expires: now.plus(3_600_000),
    };
    let keys = vec![sign(root, "root", &body)?];
    let part = |(since, services): (u64, &[Service])| {
        let catalogue = Catalogue { version: since + 1, services: services.to_vec(), ..Catalogue::default() };
        let update = CatalogueUpdate { since, issued_at: now, catalogue };
        Ok(SignedCatalogue { keys: keys.clone(), update: sign(&key, "bench", &update)? })
    };
    (1..).zip(services.chunks(A_PART)).map(part).collect()
}

fn sign(key: &Ed25519KeyPair, kid: &str, payload: &impl serde::Serialize) -> Result<String, Failure> {
    let header = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"EdDSA","kid":"{kid}"}}"#));
    let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(serde_json::to_vec(payload)?));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()));
    Ok(format!("{signed}.{signature}"))
}

async fn about() -> Json<City> {
    Json(City { time: now(), version: "0".into(), name: Localized::vi_en("Huế", "Huế"), demo: true })
}

fn now() -> Millis {
    hue_core::clock::Clock::device_now(&hue_core::clock::SystemClock::new())
}

async fn answer(
    State(parts): State<Arc<Parts>>,
    Query(query): Query<HashMap<String, usize>>,
) -> Json<SignedCatalogue> {
    let part =
        query.get("since").map_or(0, |since| since.saturating_sub(1)).min(parts.len().saturating_sub(1));
    Json(parts.get(part).cloned().unwrap_or(SignedCatalogue { keys: Vec::new(), update: String::new() }))
}

/// Chance from a seed.
struct Chance(u32);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / f64::from(u32::MAX)
    }

    fn services(&mut self, pack: &Catalogue) -> Vec<Service> {
        let (vi, en) = (Words::of(pack, "vi"), Words::of(pack, "en"));
        let Some(model) = pack.services.first() else { return Vec::new() };
        let one = |number| Service {
            id: format!("bench.{number}"),
            name: Localized::vi_en(vi.text(self, 3, 6), en.text(self, 2, 5)),
            description: Localized::vi_en(vi.text(self, 10, 20), en.text(self, 8, 16)),
            keywords: Vec::new(),
            ..model.clone()
        };
        (0..DOCUMENTS).map(one).collect()
    }
}

/// The words of a language in the pack, the most common first, with the sum of 1/n up to each.
struct Words(Vec<(f64, String)>);

impl Words {
    fn of(pack: &Catalogue, language: &str) -> Self {
        let services = pack.services.iter().flat_map(|it| [&it.name, &it.description]);
        let places = pack.points_of_interest.iter().flat_map(|it| [&it.name, &it.description]);
        let help = pack.help.iter().flat_map(|it| [&it.title, &it.body]);
        let texts = services.chain(places).chain(help).filter_map(|text| text.0.get(language));
        let mut counts = HashMap::<String, usize>::new();
        for word in texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric())) {
            *counts.entry(word.to_lowercase()).or_default() += usize::from(!word.is_empty());
        }
        let mut words: Vec<_> = counts.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        words.sort_by(|(a, many), (b, more)| more.cmp(many).then(a.cmp(b)));
        let mut sum = 0.0;
        let ranked = (1_u32..).zip(words).map(|(rank, (word, _))| {
            sum += 1.0 / f64::from(rank);
            (sum, word)
        });
        Self(ranked.collect())
    }

    fn text(&self, chance: &mut Chance, least: u32, most: u32) -> String {
        let count = least + (chance.next() * f64::from(most - least + 1)) as u32;
        let all = self.0.last().map_or(0.0, |(sum, _)| *sum);
        let mut word = || {
            let wanted = chance.next() * all;
            let place = self.0.partition_point(|(sum, _)| *sum < wanted);
            self.0.get(place).map_or("", |(_, word)| word.as_str())
        };
        (0..count).map(|_| word()).collect::<Vec<_>>().join(" ")
    }
}
