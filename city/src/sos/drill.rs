//! An exercise of the desk: begun and ended by a supervisor, with calls that are made up from a seed, so that the same
//! exercise can be held again. What is made up is marked everywhere, and never counted or sorted among calls in earnest.

use hue_model::gauge::StationKind;
use hue_model::geo::Point;
use hue_model::place::PlaceSource;
use hue_model::problem::Rule;
use hue_model::sos::{CitySosState, Need, SosDetails, SosEntry, SosPlace, Vulnerable, WaterLevel};
use hue_model::text::{Language, unprintable};
use hue_model::time::Millis;
use sha2::{Digest as _, Sha256};

use super::clean::{Heard, Odd};
use super::{Call, WAKE, text};
use crate::case::Actor;
use crate::clock::sos_id;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::drill::{self, Drill};
use crate::store::role::Role;
use crate::store::sos::{self, Source, board, line};

/// Most calls of one exercise.
pub const MOST: u16 = 60;
/// Longest name of an exercise in characters.
pub const NAME_CHARS: usize = 80;
/// The seed of an exercise that names none.
pub const SEED: u64 = 20_251_027;

/// What somebody in the water says.
const SAID: [&str; 8] = [
    "Nước lên nhanh, cả nhà đang ở trên gác.",
    "Nhà cấp bốn, nước sắp tới mái.",
    "Có người già không đi được, cần thuyền.",
    "Bé sốt cao từ tối qua, hết thuốc.",
    "Hết nước uống và đồ ăn từ sáng.",
    "Đường vào xóm nước chảy xiết, ghe nhỏ không vào được.",
    "Sắp hết pin, xin nhắn tin thay vì gọi.",
    "Nhà bên cạnh cũng có người cần đưa ra.",
];
const WATER: [WaterLevel; 5] =
    [WaterLevel::Ankle, WaterLevel::Knee, WaterLevel::Waist, WaterLevel::Chest, WaterLevel::OverHead];
const NEEDS: [Need; 4] = [Need::Rescue, Need::Rescue, Need::Medical, Need::FoodWater];
const VULNERABLE: [Option<Vulnerable>; 5] =
    [None, Some(Vulnerable::Child), Some(Vulnerable::Elderly), Some(Vulnerable::Pregnant), None];

/// The exercise that goes on.
///
/// # Errors
/// The database fails.
pub async fn running(app: &App) -> Result<Option<Drill>> {
    drill::running(&mut app.store.read().await?).await
}

/// Begins an exercise with so many calls made up from a seed. The same `id` again changes nothing.
///
/// # Errors
/// Not a supervisor, another one goes on, a field cannot be taken, or the database fails.
pub async fn begin(app: &App, actor: &Actor, id: &str, name: &str, calls: u16, seed: u64) -> Result<()> {
    check(actor, name, calls)?;
    let now = app.now();
    let drill = Drill {
        id: id.to_owned(),
        name: name.trim().to_owned(),
        calls: calls.into(),
        started_at: now,
        started_by: actor.id.clone(),
    };
    let here = app.clone();
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            if drill::running(conn).await?.is_some_and(|running| running.id != drill.id) {
                return Err(Failure::conflict("An exercise goes on"));
            }
            if !drill::begin(conn, &drill).await? {
                return Ok(());
            }
            audit::add(conn, Line::new(now, &drill.started_by, "sos.drill_begin", &drill.id)).await?;
            for number in 0..calls {
                let call = Call::by(Source::Phone, drill.started_by.clone());
                let id = sos_id(&*here.config.clock, &*here.config.entropy);
                let heard = invented(&here.pack, seed, number, now);
                super::take(conn, &here, id, &call, &heard, now).await?;
            }
            Ok(())
        })
    });
    work.await?;
    app.bus.changed(WAKE);
    Ok(())
}

fn check(actor: &Actor, name: &str, calls: u16) -> Result<()> {
    if actor.role != Role::Supervisor {
        return Err(Failure::not_found());
    }
    let long = name.chars().count() > NAME_CHARS;
    if name.trim().is_empty() || long || name.chars().any(unprintable) {
        return Err(Failure::field("name", Rule::Malformed));
    }
    if calls > MOST {
        return Err(Failure::field("calls", Rule::Malformed));
    }
    Ok(())
}

/// Ends the exercise, and with it every case that belongs to one. `reason` is what those who had a part read.
///
/// # Errors
/// Not a supervisor, or the database fails.
pub async fn end(app: &App, actor: &Actor, reason: String) -> Result<()> {
    if actor.role != Role::Supervisor {
        return Err(Failure::not_found());
    }
    let (here, actor, now) = (app.clone(), actor.id.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let Some(running) = drill::running(conn).await? else { return Ok(()) };
            drill::end(conn, &running.id, now, &actor).await?;
            audit::add(conn, Line::new(now, &actor, "sos.drill_end", &running.id)).await?;
            for case in board::drills(conn).await? {
                close(conn, &here, case, (&actor, &reason), now).await?;
            }
            Ok(())
        })
    });
    work.await?;
    app.bus.changed(WAKE);
    Ok(())
}

async fn close(
    conn: &mut Conn,
    app: &App,
    mut case: sos::Sos,
    (actor, reason): (&str, &str),
    now: Millis,
) -> Result<()> {
    (case.state, case.over_at) = (CitySosState::Closed, Some(now));
    super::release(conn, &mut case, now).await?;
    sos::save(conn, &mut case, true).await?;
    let entry = SosEntry { at: now, state: case.state, note: reason.to_owned() };
    line::add(conn, case.id, case.version, &entry).await?;
    audit::add(conn, Line::new(now, actor, "sos.close", case.id)).await?;
    if case.merged_into.is_none() { text::tell(conn, app, &case, now).await } else { Ok(()) }
}

/// The dice of one call.
struct Dice([u8; 32]);

impl Dice {
    fn of(seed: u64, number: u16) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_be_bytes());
        hash.update(number.to_be_bytes());
        Self(hash.finalize().into())
    }

    /// A number below `sides`, from the throw at this place.
    fn throw(&self, place: usize, sides: usize) -> usize {
        usize::from(self.0.get(place).copied().unwrap_or_default()).checked_rem(sides).unwrap_or_default()
    }

    fn pick<T: Copy>(&self, place: usize, from: &[T]) -> Option<T> {
        from.get(self.throw(place, from.len())).copied()
    }
}

/// A call of somebody who is not there. Every fifth is a double of the one before it: the same phone, told another way.
fn invented(pack: &CityPack, seed: u64, number: u16, now: Millis) -> Heard {
    let double = number % 5 == 4;
    let (dice, house) = (Dice::of(seed, number), Dice::of(seed, if double { number - 1 } else { number }));
    let first = if double { number } else { number.saturating_add(1) };
    let details = SosDetails {
        place: place(pack, &house, &dice),
        // No network gives such a number to anybody.
        phone: format!("0000 000 {first:03}"),
        people: u16::try_from(dice.throw(3, 7)).ok().map(|people| people.saturating_add(1)),
        vulnerable: dice.pick(4, &VULNERABLE).flatten().into_iter().collect(),
        needs: dice.pick(5, &NEEDS).into_iter().collect(),
        water: dice.pick(6, &WATER),
        note: dice.pick(7, &SAID).unwrap_or_default().to_owned(),
        ..SosDetails::default()
    };
    let minutes = i64::try_from(dice.throw(8, 90)).unwrap_or_default();
    let raised_at = now.plus(-minutes.saturating_mul(60_000));
    Heard { revision: 0, details, cancelled: None, raised_at, drill: true, odd: Odd::new() }
}

/// Beside one of the places that the pack knows as flooded: a few hundred metres off, so that not all lie on one spot.
fn place(pack: &CityPack, house: &Dice, dice: &Dice) -> Option<SosPlace> {
    let flooded: Vec<_> =
        pack.stations.iter().filter(|station| station.kind == StationKind::FloodPoint).collect();
    let station = flooded.get(house.throw(0, flooded.len()))?;
    let off =
        |place: usize| (f64::from(u8::try_from(house.throw(place, 200)).unwrap_or(100)) - 100.0) / 40_000.0;
    let point = Point { lat: station.point.lat + off(1), long: station.point.long + off(2) };
    let named = dice.throw(9, 3) == 0;
    Some(SosPlace {
        point: (!named).then_some(point),
        accuracy: None,
        ward_code: Some(station.ward_code.clone()),
        address: format!("gần {}", station.name.text(Language::Vi)),
        source: if named { PlaceSource::Name } else { PlaceSource::Pin },
    })
}

#[cfg(test)]
mod tests {
    use hue_model::time::Millis;

    use super::{SEED, invented};
    use crate::pack::CityPack;
    use crate::sos::clean::phone_key;

    #[test]
    fn the_same_seed_makes_the_same_calls_and_every_fifth_is_a_double() {
        let pack = CityPack::built_in().unwrap();
        let now = Millis(1_761_555_600_000);
        let all = |seed| (0..20).map(|number| invented(&pack, seed, number, now)).collect::<Vec<_>>();
        assert_eq!(all(SEED), all(SEED));
        assert_ne!(all(SEED), all(SEED + 1));
        let calls = all(SEED);
        assert!(calls.iter().all(|call| call.drill && call.details.place.is_some()));
        let keys: Vec<String> = calls.iter().map(|call| phone_key(&call.details.phone)).collect();
        let doubles: Vec<usize> = (1..20).filter(|at| keys[*at] == keys[*at - 1]).collect();
        assert_eq!(doubles, [4, 9, 14, 19]);
        assert!(keys.iter().all(|key| key.starts_with("0000000")), "nobody's number: {keys:?}");
    }
}
