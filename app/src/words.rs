//! From the model's terms to the citizen's words: problems, times, states, warnings, gauges, places, rescue.

mod alert;
mod gauge;
mod outage;
mod place;
mod problem;
mod report;
mod service;
mod shelter;
mod sos;
mod visit;
mod when;

pub use alert::{
    action_text, alert_state_key, alert_title, aloud_text, delay_text, heard_text, level_text, loud_text,
    reason_text, thread_step_key, until_text, where_text,
};
pub use gauge::{
    alarm_line_text, copy_text, doubt_text, figure_text, quantity_text, river_alarm_text, series_text,
    station_kind_text, station_name, trend_text, typed_level, value_text, why_empty,
};
pub use outage::{outage_kind_text, outage_state_text, outage_when_text};
pub use place::{former_text, hit_text, hit_ward_text};
pub use problem::{code_key, distance_text, problem_text, rule_text};
pub use report::{StateChip, is_open, owed_text, retry_text, state_chip, state_text, status_chip};
pub use service::{
    audience_text, channel_key, host, hours_text, interest_icon, interest_key, money_text, open_now,
    open_text, paused_text, sign_in_key,
};
pub use shelter::{shelter_facts, shelter_kind_text, shelter_state_text, shelter_word_text};
pub use sos::{sos_entry_key, sos_is_over, sos_look, sos_raised_text, sos_steps, sos_text, sos_title};
pub use visit::{both_calendars, clock_text, date_text, event_days_text};
pub use when::{day_text, due_text, lunar_date, moment_text, span_text, today_text};
