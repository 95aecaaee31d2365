//! The screens, one file each.

pub mod frame;
pub mod home;
pub mod me;
pub mod missing;
pub mod my_reports;
pub mod report;
pub mod report_form;
pub mod sign_in;
pub mod welcome;
