//! Warnings by Web Push: short enough for a push message, whole enough to act on without a second request.

use serde::{Deserialize, Serialize};

use super::{
    Action, AlarmStage, Alert, Certainty, Hazard, MsgType, ResponseType, RiskLevel, Status, known_actions,
};
use crate::id::{AlertId, IncidentId};
use crate::pack::WardCode;
use crate::time::Millis;

/// Most bytes of a signed warning in a push message.
pub const PUSH_BYTES: usize = 2_048;

/// A warning as it is pushed: the codes of an [`Alert`], without its free text, bulletin and shapes. The device puts
/// the codes into words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushAlert {
    /// The message.
    pub id: AlertId,
    /// The event.
    pub incident: IncidentId,
    /// The city's count of published messages.
    pub sequence: i64,
    /// When it was approved.
    pub sent: Millis,
    /// When it ends.
    pub expires: Millis,
    /// Whether it is meant.
    pub status: Status,
    /// Whether it begins, replaces or ends.
    pub msg_type: MsgType,
    /// What threatens.
    pub hazard: Hazard,
    /// The disaster risk level.
    pub level: Option<RiskLevel>,
    /// The flood alarm stage.
    pub alarm_stage: Option<AlarmStage>,
    /// Whether water is let out of a reservoir in an emergency.
    pub emergency_release: bool,
    /// CAP `responseType`.
    pub response_types: Vec<ResponseType>,
    /// CAP `certainty`.
    pub certainty: Certainty,
    /// Everybody in the city.
    pub whole_city: bool,
    /// Wards and communes by code.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub wards: Vec<WardCode>,
    /// What to do, in order.
    #[serde(deserialize_with = "known_actions")]
    pub actions: Vec<Action>,
}

impl From<&Alert> for PushAlert {
    fn from(alert: &Alert) -> Self {
        Self {
            id: alert.id,
            incident: alert.incident,
            sequence: alert.sequence,
            sent: alert.sent,
            expires: alert.expires,
            status: alert.status,
            msg_type: alert.msg_type,
            hazard: alert.hazard,
            level: alert.level,
            alarm_stage: alert.alarm_stage,
            emergency_release: alert.emergency_release,
            response_types: alert.response_types.clone(),
            certainty: alert.certainty,
            whole_city: alert.area.whole_city,
            // Whoever hears it for the whole city needs no list.
            wards: if alert.area.whole_city { Vec::new() } else { alert.area.wards.clone() },
            actions: alert.actions.clone(),
        }
    }
}
