//! Keep-alive clients over plain sockets: the load must cost less than what it measures.

use std::time::Duration;

use hue_city::clock::{Clock as _, System};
use hue_model::geo::Point;
use hue_model::id::ReportId;
use hue_model::place::{Place, PlaceSource};
use hue_model::time::Millis;
use hue_model::wire::PutReport;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::city::City;
use crate::{CLIENTS, Outcome, token};

/// Reports a second that were answered 200. All clients share one thread, as those of `pgbench` share two.
pub(crate) async fn run(city: &City, round: usize, time: Duration) -> Outcome<f64> {
    let mut tokens = Vec::new();
    for person in ["lan", "minh", "tu", "kim"] {
        tokens.push(token::token(&city.base, person).await?);
    }
    let host = city.base.strip_prefix("http://").ok_or("no host")?.to_owned();
    tokio::task::spawn_blocking(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(all(&host, &tokens, round, time))
    })
    .await?
}

async fn all(host: &str, tokens: &[String], round: usize, time: Duration) -> Outcome<f64> {
    let begun = Instant::now();
    let end = begun + time;
    let mut clients = JoinSet::new();
    for (client, token) in (0..CLIENTS).zip(tokens.iter().cycle()) {
        clients.spawn(send(host.to_owned(), Request::new(host, token, (round, client))?, end));
    }
    let mut sent = 0_u32;
    while let Some(client) = clients.join_next().await {
        sent += client??;
    }
    Ok(f64::from(sent) / begun.elapsed().as_secs_f64())
}

/// One client: sends, waits for the answer, sends the next, until the time is over.
async fn send(host: String, mut request: Request, end: Instant) -> Outcome<u32> {
    let mut line = TcpStream::connect(host).await?;
    line.set_nodelay(true)?;
    let mut answer = vec![0; 16 * 1024];
    let mut sent = 0;
    while Instant::now() < end {
        line.write_all(request.next(sent)?).await?;
        let length = read(&mut line, &mut answer).await?;
        if !answer.starts_with(b"HTTP/1.1 200") {
            let said = answer.get(..length).unwrap_or_default();
            return Err(format!("refused: {}", String::from_utf8_lossy(said)).into());
        }
        sent += 1;
    }
    Ok(sent)
}

/// Reads one answer, which always fits.
async fn read(line: &mut TcpStream, answer: &mut [u8]) -> Outcome<usize> {
    let mut have = 0;
    loop {
        let got = line.read(answer.get_mut(have..).ok_or("the answer is too long")?).await?;
        if got == 0 {
            return Err("the city closed the line".into());
        }
        have += got;
        let so_far = answer.get(..have).unwrap_or_default();
        if whole(so_far)? {
            return Ok(have);
        }
    }
}

/// Whether the head and as much body as it announces are there.
fn whole(answer: &[u8]) -> Outcome<bool> {
    let Some(head) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(false) };
    let words = std::str::from_utf8(answer.get(..head).unwrap_or_default())?;
    let length = words.split("\r\n").find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length.ok_or("no content-length")?.parse()?;
    Ok(answer.len() >= head + 4 + length)
}

/// A request made once, of which only the id changes.
struct Request {
    bytes: Vec<u8>,
    who: (usize, usize),
}

const START: &str = "PUT /api/v1/reports/";

impl Request {
    fn new(host: &str, token: &str, who: (usize, usize)) -> Outcome<Self> {
        let (id, body) = (id(who, 0)?, serde_json::to_string(&report())?);
        let length = body.len();
        let bytes = format!(
            "{START}{id} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        Ok(Self { bytes: bytes.into_bytes(), who })
    }

    fn next(&mut self, sent: u32) -> Outcome<&[u8]> {
        let id = id(self.who, sent)?.to_string();
        let place = START.len()..START.len() + id.len();
        self.bytes.get_mut(place).ok_or("no place for an id")?.copy_from_slice(id.as_bytes());
        Ok(&self.bytes)
    }
}

/// An id as the app makes it: of version 7, beginning with the time.
fn id((round, client): (usize, usize), sent: u32) -> Outcome<ReportId> {
    let mut chance = [0; 10];
    let (kept, count) = chance.split_at_mut(6);
    kept.copy_from_slice(&[0, u8::try_from(round)?, 0, u8::try_from(client)?, 0, 0]);
    count.copy_from_slice(&sent.to_be_bytes());
    Ok(ReportId::from_parts(System.now(), chance))
}

fn report() -> PutReport {
    PutReport {
        service_code: "light.street".into(),
        description: "Đèn đường đầu kiệt 12 Bạch Đằng tắt ba đêm nay, bà con đi tối rất khó".into(),
        place: Place {
            point: Point { lat: 16.4741, long: 107.5852 },
            ward_code: "19753".into(),
            address: "kiệt 12 Bạch Đằng".into(),
            source: PlaceSource::Pin,
            accuracy: None,
        },
        anonymous: false,
        photos: Vec::new(),
        written_at: Millis(1_772_413_200_000),
        device_hash: None,
    }
}
