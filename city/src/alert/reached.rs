//! Whom a message reached and how soon, as devices say that agreed to. What is counted is a ward and a rough time;
//! below [`FEWEST`] nothing is said, as so few could be found out.

use hue_model::pack::WardCode;

use crate::store::alert_receipt::Receipts;

/// Fewest devices that are spoken of.
pub const FEWEST: i64 = 20;
/// The times that are told apart, in seconds.
const TIMES: [i64; 12] = [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 3_600, 86_400];

/// How soon devices had a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The ward; `None` is all of them.
    pub ward: Option<WardCode>,
    /// Devices, at least [`FEWEST`].
    pub devices: i64,
    /// Half of them had it within so many seconds.
    pub p50: i64,
    /// Nineteen of twenty had it within so many seconds.
    pub p95: i64,
}

/// The time that a delay in milliseconds is counted under; `None` where it cannot be one.
#[must_use]
pub fn within(delay: i64) -> Option<i64> {
    if delay < 0 { None } else { TIMES.into_iter().find(|time| delay <= time * 1_000) }
}

/// All of them first, then each ward with enough.
#[must_use]
pub fn reached(receipts: &[Receipts]) -> Vec<Reached> {
    let mut wards: Vec<&WardCode> = receipts.iter().map(|it| &it.ward).collect();
    wards.dedup();
    let of = |ward: &WardCode| receipts.iter().filter(|it| it.ward == *ward).collect::<Vec<_>>();
    let each = wards.into_iter().map(|ward| (Some(ward.clone()), of(ward)));
    std::iter::once((None, receipts.iter().collect()))
        .chain(each)
        .filter_map(|(ward, receipts)| one(ward, &receipts))
        .collect()
}

fn one(ward: Option<WardCode>, receipts: &[&Receipts]) -> Option<Reached> {
    let devices: i64 = receipts.iter().map(|it| it.devices).sum();
    let share = |percent: i64| {
        TIMES.into_iter().find(|time| {
            let had = receipts.iter().filter(|it| it.within <= *time).map(|it| it.devices);
            had.sum::<i64>() * 100 >= devices * percent
        })
    };
    (devices >= FEWEST).then(|| Some(Reached { ward, devices, p50: share(50)?, p95: share(95)? }))?
}

#[cfg(test)]
mod tests {
    use super::{Reached, reached, within};
    use crate::store::alert_receipt::Receipts;

    #[test]
    fn few_are_not_spoken_of_and_of_many_how_soon() {
        let of = |ward: &str, within, devices| Receipts { ward: ward.into(), within, devices };
        assert_eq!(reached(&[of("19753", 1, 19)]), []);
        let some = [of("19753", 1, 10), of("19753", 5, 9), of("19753", 60, 1), of("19789", 2, 3)];
        let all = Reached { ward: None, devices: 23, p50: 2, p95: 5 };
        assert_eq!(
            reached(&some),
            [all, Reached { ward: Some("19753".into()), devices: 20, p50: 1, p95: 5 }]
        );
    }

    #[test]
    fn a_delay_is_counted_roughly() {
        assert_eq!([0, 1_000, 1_001, 86_400_000].map(within), [Some(1), Some(1), Some(2), Some(86_400)]);
        assert_eq!([-1, 86_400_001].map(within), [None, None]);
    }
}
