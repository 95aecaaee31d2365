//! Devices that ask again for a list they have: 64 lines that are kept open.

use std::io::Write as _;
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use tokio::time::Instant;

use crate::city::City;
use crate::nginx::Nginx;
use crate::poll::{Lines, read};
use crate::process::{Process, stay_off};
use crate::{Outcome, median};

/// Lines of every contender.
const LINES: usize = 64;

pub(crate) fn run(rounds: usize, time: Duration) -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut city = City::start(&folder.path().join("city"), &[])?;
    stay_off()?;
    for _ in 0..2 {
        city.draft()?;
        city.approve()?;
        city.approved()?;
    }
    let list = whole(city.address)?;
    let nginx = Nginx::with_file(folder.path(), &list.body, &list.etag)?;
    let (mut ours, mut theirs) = (Taken::default(), Taken::default());
    for _ in 0..rounds {
        ours.add(&city.node.process, city.address, time)?;
        theirs.add(&nginx.process, nginx.address, time)?;
    }
    let (ours, theirs, size) = (ours.median(), theirs.median(), list.body.len());
    println!("snapshot_size: {size} B");
    println!("snapshot_city: {:.0} 1/s", ours.0);
    println!("snapshot_nginx: {:.0} 1/s", theirs.0);
    println!("snapshot_ratio: {:.2} x", ours.0 / theirs.0);
    println!("snapshot_city_cpu: {:.2} us", ours.1);
    println!("snapshot_nginx_cpu: {:.2} us", theirs.1);
    println!("snapshot_cpu_ratio: {:.2} x", theirs.1 / ours.1);
    Ok(())
}

/// Answers a second, and the server's processor time an answer in microseconds, of each round.
#[derive(Default)]
struct Taken(Vec<f64>, Vec<f64>);

impl Taken {
    fn add(&mut self, process: &Process, address: SocketAddr, time: Duration) -> Outcome {
        let etag = whole(address)?.etag;
        let before = process.used()?.seconds;
        let (answers, took) = ask(address, etag, time)?;
        let used = process.used()?.seconds - before;
        self.0.push(answers / took);
        self.1.push(used * 1e6 / answers);
        Ok(())
    }

    fn median(self) -> (f64, f64) {
        (median(self.0), median(self.1))
    }
}

fn request(etag: &str) -> Vec<u8> {
    format!("GET /alerts/active.json HTTP/1.1\r\nhost: hue.example\r\nif-none-match: {etag}\r\n\r\n").into()
}

/// Asks for this time on every line again as soon as it is answered; a list that is new is taken, as a device would.
fn ask(address: SocketAddr, mut etag: String, time: Duration) -> Outcome<(f64, f64)> {
    let mut lines = Lines::new()?;
    for _ in 0..LINES {
        lines.open(address)?.write_all(&request(&etag))?;
    }
    let (mut buffer, mut answers, begun) = (vec![0; 64 * 1024], 0_u32, Instant::now());
    let (mut asked, mut whole) = (request(&etag), 0);
    while begun.elapsed() < time {
        for number in lines.ready(Duration::from_secs(5))? {
            let line = lines.lines.get_mut(number).ok_or("no line")?;
            let Some(got) = read(line, &mut buffer)? else { continue };
            let answer = buffer.get(..got).unwrap_or_default();
            if !answer.starts_with(b"HTTP/1.1 304") {
                // Once a minute each line learns that there is a newer one.
                whole += 1;
                if whole > 2 * LINES {
                    return Err("lists are sent that the device has".into());
                }
                etag = List::read(line, answer.to_vec())?.etag;
                asked = request(&etag);
            } else if !answer.ends_with(b"\r\n\r\n") {
                return Err("an answer came in pieces".into());
            }
            answers += 1;
            line.write_all(&asked)?;
        }
    }
    Ok((f64::from(answers), begun.elapsed().as_secs_f64()))
}

/// A list as it came.
struct List {
    etag: String,
    body: Vec<u8>,
}

impl List {
    /// Reads the rest of a list of which this came.
    fn read(line: &mut TcpStream, mut answer: Vec<u8>) -> Outcome<Self> {
        line.set_nonblocking(false)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            if let Some(list) = Self::of(&answer)? {
                line.set_nonblocking(true)?;
                return Ok(list);
            }
            let got = read(line, &mut buffer)?.unwrap_or_default();
            answer.extend_from_slice(buffer.get(..got).unwrap_or_default());
        }
    }

    fn of(answer: &[u8]) -> Outcome<Option<Self>> {
        let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
        let (head, body) = answer.split_at(end + 4);
        let head = std::str::from_utf8(head)?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(format!("refused: {head}").into());
        }
        let field = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
        };
        let length: usize = field("content-length").ok_or("no length")?.parse()?;
        let etag = field("etag").ok_or("no entity tag")?;
        Ok((body.len() >= length).then(|| Self { etag, body: body.to_vec() }))
    }
}

/// The list, asked for by somebody who has none.
fn whole(address: SocketAddr) -> Outcome<List> {
    let mut line = TcpStream::connect(address)?;
    line.write_all(&request("\"none\""))?;
    List::read(&mut line, Vec::new())
}
