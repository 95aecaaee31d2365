//! Keep-alive clients over plain sockets: the load must cost less than what it measures.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hue_model::geo::Point;
use hue_model::id::ReportId;
use hue_model::place::{Place, PlaceSource};
use hue_model::time::Millis;
use hue_model::wire::PutReport;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::city::City;
use crate::{CLIENTS, Outcome, token};

/// Reports a second that were answered 200.
pub(crate) async fn run(city: &City, round: usize, time: Duration) -> Outcome<f64> {
    let mut tokens = Vec::new();
    for person in ["lan", "minh", "tu", "kim"] {
        tokens.push(token::token(&city.base, person).await?);
    }
    let stop = Arc::new(AtomicBool::new(false));
    let begun = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .zip(tokens.iter().cycle())
        .map(|(client, token)| {
            let (base, token, stop) = (city.base.clone(), token.clone(), stop.clone());
            tokio::spawn(async move { send(&base, &token, (round, client), &stop).await })
        })
        .collect();
    tokio::time::sleep(time).await;
    stop.store(true, Ordering::Relaxed);
    let mut sent = 0_u32;
    for client in clients {
        sent += client.await??;
    }
    Ok(f64::from(sent) / begun.elapsed().as_secs_f64())
}

/// One client: sends, waits for the answer, sends the next, until it is told to stop.
async fn send(base: &str, token: &str, who: (usize, usize), stop: &AtomicBool) -> Outcome<u32> {
    let host = base.strip_prefix("http://").ok_or("no host")?;
    let mut line = TcpStream::connect(host).await?;
    line.set_nodelay(true)?;
    let body = serde_json::to_string(&report())?;
    let rest = format!(
        "host: {host}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut answer = vec![0; 16 * 1024];
    let mut sent = 0;
    while !stop.load(Ordering::Relaxed) {
        let id = id(who, sent)?;
        line.write_all(format!("PUT /api/v1/reports/{id} HTTP/1.1\r\n{rest}").as_bytes()).await?;
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
        let so_far = std::str::from_utf8(answer.get(..have).unwrap_or_default())?;
        if let Some((head, body)) = so_far.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.ok_or("no content-length")?.trim().parse::<usize>()? {
                return Ok(have);
            }
        }
    }
}

fn id((round, client): (usize, usize), sent: u32) -> Outcome<ReportId> {
    let mut chance = [0; 10];
    let (kept, count) = chance.split_at_mut(6);
    kept.copy_from_slice(&[0, u8::try_from(round)?, 0, u8::try_from(client)?, 0, 0]);
    count.copy_from_slice(&sent.to_be_bytes());
    Ok(ReportId::from_parts(Millis(1_772_413_200_000), chance))
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
