//! Plans for a day: places in an order, with how long one stays. A plan lives on its device; it is shared as a link that
//! holds all of it (`link`), its times are estimated (`timing`), and a better order is proposed by a plain rule (`order`).

mod calendar;
mod link;
mod order;
mod timing;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::id::PlanId;
use crate::limits::{PLAN_NAME_CHARS, PLAN_STAY_MINUTES, PLAN_STOPS};
use crate::problem::{FieldProblem, Problem, Rule};
use crate::time::Millis;

pub use calendar::CalendarWords;
pub use link::{LinkError, link_data, read_link};
pub use order::good_order;
pub use timing::{Leg, Opening, Visit, visits};

/// Where a day begins unless something else is said: 08:00.
const MORNING: u16 = 8 * 60;
/// How long one stays unless something else is said, in minutes.
pub const STAY: u16 = 60;

/// How one goes from stop to stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Travel {
    /// On foot.
    Walk,
    /// By motorbike, taxi or cyclo.
    #[default]
    Ride,
}

/// A place and how long one stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The id of a point of interest.
    pub place: String,
    /// How long, in minutes.
    pub minutes: u16,
}

/// What its owner wrote of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanContent {
    /// Its name.
    pub name: String,
    /// For which day; `None` for any.
    pub day: Option<NaiveDate>,
    /// When it begins, in minutes after midnight by Huế's clocks.
    pub start: u16,
    /// How one goes from stop to stop.
    pub travel: Travel,
    /// The stops, in the order in which they are visited.
    pub stops: Vec<Stop>,
}

impl Default for PlanContent {
    fn default() -> Self {
        Self { name: String::new(), day: None, start: MORNING, travel: Travel::default(), stops: Vec::new() }
    }
}

impl PlanContent {
    /// Checks it against the limits.
    ///
    /// # Errors
    /// `Invalid` with each field that breaks one.
    pub fn check(&self) -> Result<(), Problem> {
        let mut broken = Vec::new();
        let mut say = |field: &str, rule| broken.push(FieldProblem { field: field.to_owned(), rule });
        let (actual, max) = (self.name.chars().count(), PLAN_NAME_CHARS);
        if self.name.trim().is_empty() {
            say("name", Rule::Required);
        } else if actual > max {
            say("name", Rule::TooLong { max, actual });
        }
        if self.start >= 24 * 60 {
            say("start", Rule::Malformed);
        }
        if self.stops.len() > PLAN_STOPS {
            say("stops", Rule::TooMany { max: PLAN_STOPS });
        }
        let (least, most) = PLAN_STAY_MINUTES;
        let odd = |stop: &Stop| !is_place_id(&stop.place) || !(least..=most).contains(&stop.minutes);
        if self.stops.iter().any(odd) {
            say("stops", Rule::Malformed);
        }
        if broken.is_empty() { Ok(()) } else { Err(Problem::fields(broken)) }
    }
}

/// Whether a text has the form of a place's id, whether or not there is such a place.
fn is_place_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._".contains(&byte))
}

/// A plan of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// What its owner wrote.
    pub content: PlanContent,
    /// When it was written last.
    pub saved_at: Millis,
}

command!(
    /// The plans of this device, the one written last first.
    ListPlans {} => Vec<Plan>, "plan.list", Scope::Read
);
command!(
    /// One plan. `NotFound` where this device has none of this id, or it was thrown away.
    GetPlan {
        /// Its id.
        id: PlanId,
    } => Plan, "plan.get", Scope::Read
);
command!(
    /// Keeps a new plan. `Invalid` with each field that breaks a limit, and where 200 plans are kept (`plans`).
    AddPlan {
        /// What is written of it.
        content: PlanContent,
    } => Plan, "plan.add", Scope::Write
);
command!(
    /// Writes a plan anew. `Invalid` with each field that breaks a limit, `NotFound` where this device has no such plan, or it was
    /// thrown away.
    SavePlan {
        /// Its id.
        id: PlanId,
        /// What is written of it.
        content: PlanContent,
    } => Plan, "plan.save", Scope::Write
);
command!(
    /// Throws a plan away; until the app closes it can be brought back. `NotFound` where this device has no such plan, or it was
    /// thrown away already.
    RemovePlan {
        /// Its id.
        id: PlanId,
    } => (), "plan.remove", Scope::Write
);
command!(
    /// Brings back a plan that was thrown away. `NotFound` where this device has no such plan, also since the app closed.
    RestorePlan {
        /// Its id.
        id: PlanId,
    } => Plan, "plan.restore", Scope::Write
);
command!(
    /// What the last link to a plan said that the system handed to the app; answered once.
    TakePlanLink {} => Option<String>, "plan.take_link", Scope::Write
);
