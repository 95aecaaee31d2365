//! The one list of commands, and the check of scopes before each.

use std::future::Future;

use hue_model::Problem;
use hue_model::command::{Command, Scope};
use hue_model::problem::{Code, Rule};

use crate::engine::Engine;

/// Answers one command.
pub trait Handle<C: Command> {
    /// Does what the command asks.
    fn handle(&self, command: C) -> impl Future<Output = Result<C::Reply, Problem>> + Send;
}

macro_rules! commands {
    ($($command:path,)*) => {
        /// Every command with its scope.
        pub(crate) const COMMANDS: &[(&str, Scope)] = &[$((<$command>::NAME, <$command>::SCOPE),)*];

        async fn dispatch(engine: &Engine, name: &str, body: &[u8]) -> Result<Vec<u8>, Problem> {
            $(if name == <$command>::NAME {
                return Box::pin(answer::<$command>(engine, body)).await;
            })*
            Err(Problem::new(Code::NotFound))
        }
    };
}

commands! {
    hue_model::report::ListDrafts,
    hue_model::report::NewDraft,
    hue_model::report::GetDraft,
    hue_model::report::SaveDraft,
    hue_model::report::AttachPhoto,
    hue_model::report::ReadPhotoPlace,
    hue_model::report::DetachPhoto,
    hue_model::report::DiscardDraft,
    hue_model::report::RestoreDraft,
    hue_model::report::SendReport,
    hue_model::report::ListReports,
    hue_model::report::GetReport,
    hue_model::report::EditReport,
    hue_model::report::WithdrawReport,
    hue_model::sos::RaiseSos,
    hue_model::sos::UpdateSos,
    hue_model::sos::CancelSos,
    hue_model::sos::ListSos,
    hue_model::sos::GetSos,
    hue_model::sos::TextSos,
    hue_model::queue::GetQueue,
    hue_model::queue::SendPhotosNow,
    hue_model::queue::TryNow,
    hue_model::queue::NetworkHint,
    hue_model::settings::GetSettings,
    hue_model::settings::SaveSettings,
    hue_model::shell::GetAbout,
    hue_model::shell::OpenPage,
    hue_model::shell::SaveFile,
    hue_model::shell::GetPack,
    hue_model::shell::ProposePlace,
    hue_model::shell::SearchPlaces,
    hue_model::session::GetSession,
    hue_model::session::SignIn,
    hue_model::session::CancelSignIn,
    hue_model::session::SignOut,
    hue_model::session::UnlockVault,
    hue_model::session::UseMemoryVault,
    hue_model::session::TryKeyring,
    hue_model::session::SetDataAside,
    hue_model::alert::ListAlerts,
    hue_model::alert::OpenAlert,
    hue_model::alert::AcknowledgeAlert,
    hue_model::alert::TestWarnings,
    hue_model::alert::GetDevicePlace,
    hue_model::alert::TellDevicePlace,
    hue_model::gauge::ListGauges,
    hue_model::gauge::OpenGauge,
    hue_model::gauge::SetThreshold,
    hue_model::gauge::RemoveThreshold,
    hue_model::shelter::ListShelters,
    hue_model::camera::ListCameras,
    hue_model::camera::FetchStill,
    hue_model::outage::ListOutages,
    hue_model::dossier::FollowDossier,
    hue_model::dossier::ListDossiers,
    hue_model::dossier::OpenDossier,
    hue_model::dossier::ForgetDossier,
    hue_model::street_map::GetStreetMap,
    hue_model::street_map::DownloadStreetMap,
    hue_model::street_map::StopStreetMap,
    hue_model::street_map::RemoveStreetMap,
    hue_model::catalogue::GetCatalogue,
    hue_model::search::Search,
    hue_model::plan::ListPlans,
    hue_model::plan::GetPlan,
    hue_model::plan::AddPlan,
    hue_model::plan::SavePlan,
    hue_model::plan::RemovePlan,
    hue_model::plan::RestorePlan,
    hue_model::plan::TakePlanLink,
    hue_model::emergency_card::GetEmergencyCard,
    hue_model::emergency_card::SaveEmergencyCard,
    hue_model::rating::GetRating,
    hue_model::rating::RateService,
    hue_model::rating::WithdrawRating,
    hue_model::consent::ListConsents,
    hue_model::consent::SetConsent,
}

/// Checks that `scopes` allow the command, and answers it.
pub(crate) async fn call(
    engine: &Engine,
    name: &str,
    body: &[u8],
    scopes: &[Scope],
) -> Result<Vec<u8>, Problem> {
    let needed = COMMANDS
        .iter()
        .find_map(|(known, scope)| (*known == name).then_some(scope))
        .ok_or_else(|| Problem::new(Code::NotFound))?;
    if !scopes.contains(needed) {
        return Err(Problem::new(Code::Forbidden));
    }
    dispatch(engine, name, body).await.map_err(|problem| traced(engine, name, problem))
}

async fn answer<C: Command>(engine: &Engine, body: &[u8]) -> Result<Vec<u8>, Problem>
where
    Engine: Handle<C>,
{
    let body = if body.is_empty() { b"{}" } else { body };
    let command: C = serde_json::from_slice(body).map_err(|_| Problem::field("body", Rule::Malformed))?;
    let reply = engine.handle(command).await?;
    serde_json::to_vec(&reply).map_err(|_| Problem::new(Code::Internal))
}

/// Gives defects an id that the help desk can find in the logs.
fn traced(engine: &Engine, name: &str, problem: Problem) -> Problem {
    if !matches!(problem.code, Code::Internal | Code::Storage) || problem.support_id.is_some() {
        return problem;
    }
    let id = engine.core().new_id(hue_model::id::SupportId::from_parts);
    tracing::error!(command = name, code = %problem.code, support_id = %id, "a command failed");
    problem.with_support_id(id)
}
