//! The site map: one enum, one line a screen. A room that does not exist yet is not here.

use dioxus::prelude::*;
use hue_model::id::{IncidentId, PlanId, ReportId, SosId};

use crate::page::alert::AlertPage;
use crate::page::alerts::{Alerts, AlertsSplit};
use crate::page::daily::{ServiceUse, ServiceUseItem};
use crate::page::emergency_card::EmergencyCardPage;
use crate::page::emergency_card::show::EmergencyCardShow;
use crate::page::event::EventPage;
use crate::page::events::{Events, EventsSplit};
use crate::page::explore::place::PlacePage;
use crate::page::explore::{Explore, ExploreSplit};
use crate::page::frame::{Bare, Frame};
use crate::page::gauge::GaugePage;
use crate::page::gauges::{Gauges, GaugesSplit};
use crate::page::help::{HelpList, HelpPage, HelpSplit};
use crate::page::home::Home;
use crate::page::map::{MapAt, MapLayer, MapOf, MapPage};
use crate::page::me::Me;
use crate::page::me::about::About;
use crate::page::me::privacy::Privacy;
use crate::page::me::try_warnings::TryWarnings;
use crate::page::missing::Missing;
use crate::page::my_reports::{MyReports, ReportsSplit};
use crate::page::plan::PlanPage;
use crate::page::plans::{Plans, PlansSplit};
use crate::page::report::ReportPage;
use crate::page::report_form::{EditDraft, NewReport, NewReportAbout};
use crate::page::services::agency::AgencyPage;
use crate::page::services::group::{LifeEventPage, ServiceGroupPage};
use crate::page::services::service::ServicePage;
use crate::page::services::ward::WardPage;
use crate::page::services::{Services, ServicesSplit};
use crate::page::shared_plan::SharedPlan;
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
        #[layout(ServicesSplit)]
            /// Everything the city offers.
            #[route("/services")]
            Services {},
            /// The services of a group.
            #[route("/services/groups/:id")]
            ServiceGroupPage {
                /// Its code.
                id: String,
            },
            /// What somebody needs in a life event.
            #[route("/services/events/:id")]
            LifeEventPage {
                /// Its code.
                id: String,
            },
            /// One service.
            #[route("/services/:id")]
            ServicePage {
                /// Its identifier.
                id: String,
            },
            /// A daily service.
            #[route("/services/:id/use")]
            ServiceUse {
                /// Its identifier in the catalogue.
                id: String,
            },
            /// One of its things.
            #[route("/services/:id/use/:item")]
            ServiceUseItem {
                /// The service's identifier.
                id: String,
                /// The thing's.
                item: String,
            },
            /// A ward or commune.
            #[route("/wards/:code")]
            WardPage {
                /// Its code.
                code: String,
            },
            /// An agency.
            #[route("/agencies/:id")]
            AgencyPage {
                /// Its id.
                id: String,
            },
        #[end_layout]
        #[layout(ExploreSplit)]
            /// Places worth a visit.
            #[route("/explore")]
            Explore {},
            /// One of them.
            #[route("/explore/:id")]
            PlacePage {
                /// Its code.
                id: String,
            },
        #[end_layout]
        #[layout(EventsSplit)]
            /// Festivals and events.
            #[route("/events")]
            Events {},
            /// One of them.
            #[route("/events/:id")]
            EventPage {
                /// Its code.
                id: String,
            },
        #[end_layout]
        #[layout(PlansSplit)]
            /// My plans for a day.
            #[route("/plans")]
            Plans {},
            /// A plan that somebody shared.
            #[route("/plans/shared/:data")]
            SharedPlan {
                /// All of it, as it stands in its link.
                data: String,
            },
            /// One plan of mine.
            #[route("/plans/:id")]
            PlanPage {
                /// Its id.
                id: PlanId,
            },
        #[end_layout]
        #[layout(HelpSplit)]
            /// Help.
            #[route("/help")]
            HelpList {},
            /// One page of it.
            #[route("/help/:id")]
            HelpPage {
                /// Its code.
                id: String,
            },
        #[end_layout]
        /// The map.
        #[route("/map")]
        MapPage {},
        /// One layer of it.
        #[route("/map/:layer")]
        MapOf {
            /// Which.
            layer: MapLayer,
        },
        /// One thing on that layer.
        #[route("/map/:layer/:id")]
        MapAt {
            /// Which layer.
            layer: MapLayer,
            /// The thing's own id.
            id: String,
        },
        /// Me.
        #[route("/me")]
        Me {},
        /// Try my warnings.
        #[route("/me/try-warnings")]
        TryWarnings {},
        /// Privacy and consents.
        #[route("/me/privacy")]
        Privacy {},
        /// What somebody who helps me needs to know.
        #[route("/me/emergency-card")]
        EmergencyCardPage {},
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
        /// A new report about something: the same with its category chosen.
        #[route("/reports/new/:category")]
        NewReportAbout {
            /// The category's code.
            category: String,
        },
        /// A draft.
        #[route("/drafts/:id")]
        EditDraft {
            /// Its id.
            id: ReportId,
        },
        /// The emergency card as rescuers read it.
        #[route("/me/emergency-card/show")]
        EmergencyCardShow {},
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
    /// Services.
    Services,
    /// Me.
    Me,
}

impl Route {
    /// The room a screen belongs to, for the navigation's mark.
    #[must_use]
    pub const fn room(&self) -> Option<Room> {
        match self {
            Self::Home {} => Some(Room::Home),
            Self::MyReports {}
            | Self::ReportPage { .. }
            | Self::NewReport {}
            | Self::NewReportAbout { .. }
            | Self::EditDraft { .. } => Some(Room::Reports),
            Self::Alerts {}
            | Self::AlertPage { .. }
            | Self::Gauges {}
            | Self::GaugePage { .. }
            | Self::Shelters {} => Some(Room::Alerts),
            Self::Services {}
            | Self::ServiceGroupPage { .. }
            | Self::LifeEventPage { .. }
            | Self::ServicePage { .. }
            | Self::ServiceUse { .. }
            | Self::ServiceUseItem { .. }
            | Self::WardPage { .. }
            | Self::AgencyPage { .. }
            | Self::Explore {}
            | Self::PlacePage { .. }
            | Self::MapPage {}
            | Self::MapOf { .. }
            | Self::MapAt { .. }
            | Self::Events {}
            | Self::EventPage { .. }
            | Self::Plans {}
            | Self::SharedPlan { .. }
            | Self::PlanPage { .. }
            | Self::HelpList {}
            | Self::HelpPage { .. } => Some(Room::Services),
            Self::Me {}
            | Self::TryWarnings {}
            | Self::Privacy {}
            | Self::EmergencyCardPage {}
            | Self::EmergencyCardShow {}
            | Self::About {} => Some(Room::Me),
            Self::SignIn {}
            | Self::Welcome {}
            | Self::Missing { .. }
            | Self::SosPage {}
            | Self::SosCase { .. } => None,
        }
    }
}
