//! The screens, one file each.

pub mod alert;
pub mod alerts;
pub mod daily;
pub mod explore;
pub mod frame;
pub mod gauge;
pub mod gauges;
pub mod help;
pub mod home;
mod hotline;
pub mod map;
pub mod me;
pub mod missing;
pub mod my_reports;
mod one_of;
pub mod report;
pub mod report_form;
pub mod services;
pub mod shelters;
pub mod sign_in;
pub mod sos;
mod takeover;
mod vault;
pub mod welcome;
