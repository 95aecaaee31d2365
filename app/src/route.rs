//! The site map: one enum, one line a screen. A room that does not exist yet is not here.

use dioxus::prelude::*;
use hue_model::id::{IncidentId, ReportId, SosId};

use crate::page::alert::AlertPage;
use crate::page::alerts::{Alerts, AlertsSplit};
use crate::page::frame::{Bare, Frame};
use crate::page::gauge::GaugePage;
use crate::page::gauges::{Gauges, GaugesSplit};
use crate::page::home::Home;
use crate::page::me::Me;
use crate::page::me::about::About;
use crate::page::me::privacy::Privacy;
use crate::page::me::try_warnings::TryWarnings;
use crate::page::missing::Missing;
use crate::page::my_reports::{MyReports, ReportsSplit};
use crate::page::report::ReportPage;
use crate::page::report_form::{EditDraft, NewReport};
use crate::page::shelters::Shelters;
use crate::page::sign_in::SignIn;
use crate::page::sos::{SosCase, SosPage};
use crate::page::welcome::Welcome;

/// Every address of the app.
#[derive(Clone, Debug, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Frame)]
        /// Home.
        #[route("/")]
        Home {},
        #[layout(ReportsSplit)]
            /// My reports.
            #[route("/reports")]
            MyReports {},
            /// One report.
            #[route("/reports/:id")]
            ReportPage {
                /// Its id.
                id: ReportId,
            },
        #[end_layout]
        #[layout(AlertsSplit)]
            /// The warnings.
            #[route("/alerts")]
            Alerts {},
            /// One event.
            #[route("/alerts/:incident")]
            AlertPage {
                /// Its id.
                incident: IncidentId,
            },
        #[end_layout]
        #[layout(GaugesSplit)]
            /// The gauges.
            #[route("/gauges")]
            Gauges {},
            /// One gauge.
            #[route("/gauges/:station")]
            GaugePage {
                /// Its code.
                station: String,
            },
        #[end_layout]
        /// Places to go to when the water rises.
        #[route("/shelters")]
        Shelters {},
        /// Me.
        #[route("/me")]
        Me {},
        /// Try my warnings.
        #[route("/me/try-warnings")]
        TryWarnings {},
        /// Privacy and consents.
        #[route("/me/privacy")]
        Privacy {},
        /// This app, its version and licences.
        #[route("/me/about")]
        About {},
        /// Whatever has no address.
        #[route("/:..path")]
        Missing {
            /// The address somebody tried.
            path: Vec<String>,
        },
    #[end_layout]
    #[layout(Bare)]
        /// A new report: makes a draft and goes on to it.
        #[route("/reports/new")]
        NewReport {},
        /// A draft.
        #[route("/drafts/:id")]
        EditDraft {
            /// Its id.
            id: ReportId,
        },
        /// Signing in.
        #[route("/sign-in")]
        SignIn {},
        /// Calling for rescue.
        #[route("/sos")]
        SosPage {},
        /// One call for rescue.
        #[route("/sos/:id")]
        SosCase {
            /// Its id.
            id: SosId,
        },
        /// First use: who holds what, why, how long.
        #[route("/welcome")]
        Welcome {},
}

/// The rooms of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Home.
    Home,
    /// Reports.
    Reports,
    /// Warnings.
    Alerts,
    /// Me.
    Me,
}

impl Route {
    /// The room a screen belongs to, for the navigation's mark.
    #[must_use]
    pub const fn room(&self) -> Option<Room> {
        match self {
            Self::Home {} => Some(Room::Home),
            Self::MyReports {} | Self::ReportPage { .. } | Self::NewReport {} | Self::EditDraft { .. } => {
                Some(Room::Reports)
            }
            Self::Alerts {}
            | Self::AlertPage { .. }
            | Self::Gauges {}
            | Self::GaugePage { .. }
            | Self::Shelters {} => Some(Room::Alerts),
            Self::Me {} | Self::TryWarnings {} | Self::Privacy {} | Self::About {} => Some(Room::Me),
            Self::SignIn {}
            | Self::Welcome {}
            | Self::Missing { .. }
            | Self::SosPage {}
            | Self::SosCase { .. } => None,
        }
    }
}
