//! A flood, played into a city over its ingest door: the readings of a file in their order and at their pace, moved in
//! time so that the last one is measured when it is sent.

use std::path::{Path, PathBuf};
use std::time::Duration;

use hue_model::gauge::{Outcome, Quantity, READINGS, Reading, ReadingsReply, read_csv};
use hue_model::time::Millis;
use tokio::time::Instant;

/// Readings to play.
#[derive(Clone, Debug)]
pub struct Replay {
    /// By moment, oldest first.
    readings: Vec<Reading>,
    /// Where bulletins lie that belong to it.
    folder: PathBuf,
}

/// What was just played.
#[derive(Debug)]
pub struct Played<'a> {
    /// The moment as the file has it.
    pub at: Millis,
    /// What was measured then.
    pub readings: &'a [Reading],
    /// The bulletin that was issued since the moment before.
    pub bulletin: Option<PathBuf>,
}

impl Replay {
    /// Reads a file in the form of the ingest door's CSV, of any length.
    ///
    /// # Errors
    /// It cannot be read, or a line of it cannot.
    pub fn read(file: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let head = lines.next().unwrap_or_default();
        let rows: Vec<&str> = lines.collect();
        let mut readings = Vec::with_capacity(rows.len());
        for rows in rows.chunks(READINGS) {
            let delivery = format!("{head}\n{}", rows.join("\n"));
            for (line, read) in read_csv(delivery.as_bytes()).map_err(|problem| format!("{problem:?}"))? {
                let row = rows.get(line as usize - 2).unwrap_or(&"");
                readings.push(read.map_err(|faults| format!("{}: {row}: {faults:?}", file.display()))?);
            }
        }
        readings.sort_by_key(|reading| reading.at);
        Ok(Self { readings, folder: file.parent().unwrap_or(Path::new(".")).to_owned() })
    }

    /// The flood of October 2025 as the repository has it.
    ///
    /// # Panics
    /// When the file is not there.
    #[must_use]
    pub fn flood_of_2025() -> Self {
        let file = crate::programs::root().join("assets/replay/flood-2025-10/readings.csv");
        Self::read(&file).expect("the flood of 2025 can be read")
    }

    /// Only what was measured until then.
    #[must_use]
    pub fn until(mut self, end: Millis) -> Self {
        self.readings.retain(|reading| reading.at <= end);
        self
    }

    /// Only the last hours of it.
    #[must_use]
    pub fn last_hours(mut self, hours: i64) -> Self {
        let end = self.end();
        self.readings.retain(|reading| end.since(reading.at) <= hours * 3_600_000);
        self
    }

    /// Only until a river first stands at this level in m.
    #[must_use]
    pub fn until_level(self, station: &str, metres: f64) -> Self {
        let reaches = |reading: &&Reading| {
            reading.station == station && reading.quantity == Quantity::WaterLevel && reading.value >= metres
        };
        let end = self.readings.iter().find(reaches).map(|reading| reading.at);
        self.until(end.unwrap_or(Millis(i64::MAX)))
    }

    /// Every reading, oldest first.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The highest reading of one quantity of a station.
    #[must_use]
    pub fn highest(&self, station: &str, quantity: Quantity) -> Option<&Reading> {
        let own = self.readings.iter().filter(|it| it.station == station && it.quantity == quantity);
        own.max_by(|one, other| one.value.total_cmp(&other.value))
    }

    /// The moment of the last reading.
    #[must_use]
    pub fn end(&self) -> Millis {
        self.readings.last().map(|reading| reading.at).unwrap_or_default()
    }

    /// How many readings there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.readings.len()
    }

    /// Plays it: `speed` seconds of the file in one second; `f64::INFINITY` as fast as the city answers. `now` is the
    /// city's time, `say` hears of each moment when the city has taken it. Answers how many readings were new.
    ///
    /// # Errors
    /// The city does not answer, or refuses a reading.
    pub async fn play(
        &self,
        city: &str,
        key: &str,
        speed: f64,
        now: Millis,
        mut say: impl FnMut(&Played<'_>),
    ) -> Result<usize, String> {
        let (door, begun) = (Door::new(city, key), Instant::now());
        let first = self.readings.first().map(|reading| reading.at).unwrap_or_default();
        let wait = |at: Millis| in_real_time(at.since(first), speed);
        // The last reading is measured when it is sent, so none lies ahead of the city's clock.
        let end = now.plus(i64::try_from(wait(self.end()).as_millis()).unwrap_or(0));
        let moved = end.since(self.end());
        let (mut new, mut before) = (0, Millis(first.0 - 1));
        for readings in self.readings.chunk_by(|one, other| one.at == other.at) {
            let Some(at) = readings.first().map(|reading| reading.at) else { continue };
            tokio::time::sleep_until(begun + wait(at)).await;
            for part in readings.chunks(READINGS) {
                new += door.send(part, moved).await?;
            }
            say(&Played { at, readings, bulletin: self.bulletin(before, at) });
            before = at;
        }
        Ok(new)
    }

    /// The bulletin issued after one moment and not after another: its file is called by its time.
    fn bulletin(&self, after: Millis, until: Millis) -> Option<PathBuf> {
        let name = |at: Millis| {
            at.in_hue().map(|at| format!("bulletin-{}.txt", at.format("%Y-%m-%dT%H%M"))).unwrap_or_default()
        };
        let (after, until) = (name(after), name(until));
        let files = std::fs::read_dir(&self.folder).ok()?.filter_map(Result::ok);
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        let found = names.filter(|it| it.starts_with("bulletin-") && *it > after && *it <= until).max()?;
        Some(self.folder.join(found))
    }
}

fn in_real_time(millis: i64, speed: f64) -> Duration {
    #[expect(clippy::cast_precision_loss, reason = "days in milliseconds are exact")]
    let seconds = millis as f64 / 1_000.0 / speed;
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}

/// The city's ingest door.
struct Door {
    url: String,
    key: String,
    http: reqwest::Client,
}

impl Door {
    fn new(city: &str, key: &str) -> Self {
        Self {
            url: format!("{city}/api/v1/gauges/readings"),
            key: key.to_owned(),
            http: crate::surfer::client(),
        }
    }

    /// Sends readings, moved in time; answers how many the city had not.
    async fn send(&self, readings: &[Reading], moved: i64) -> Result<usize, String> {
        let row = |reading: &Reading| {
            let (quantity, at) = (reading.quantity, reading.at.plus(moved).0);
            format!("{},{at},{},{},{}\n", reading.station, quantity.word(), reading.value, quantity.unit())
        };
        let body: String = ["station,at,quantity,value,unit\n".to_owned()]
            .into_iter()
            .chain(readings.iter().map(row))
            .collect();
        let request = self.http.post(&self.url).bearer_auth(&self.key).header("content-type", "text/csv");
        let answer =
            request.body(body).send().await.map_err(|error| format!("the city does not answer: {error}"))?;
        if !answer.status().is_success() {
            return Err(format!(
                "the city answers {}: {}",
                answer.status(),
                answer.text().await.unwrap_or_default()
            ));
        }
        let reply: ReadingsReply = answer.json().await.map_err(|error| error.to_string())?;
        match reply.lines.iter().find(|line| line.outcome == Outcome::Refused) {
            Some(line) => {
                Err(format!("the city refuses {:?}: {:?}", readings.get(line.line as usize - 2), line.fields))
            }
            None => Ok(reply.lines.iter().filter(|line| line.outcome == Outcome::Taken).count()),
        }
    }
}
