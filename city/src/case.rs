//! What the desk may do with a report.
