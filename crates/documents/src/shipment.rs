//! How goods travel, as a ship notice tells it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a ship notice says about the journey. The day of arrival is [`crate::Document::delivery_date`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Shipment {
    /// The shipment's own number, where the notice has another.
    pub number: Option<String>,
    /// The day the goods leave.
    pub shipped_on: Option<Date>,
    /// Who carries them.
    pub carrier: Option<String>,
    /// Numbers to follow them by: consignment, waybill, tracking numbers. Never an address to fetch.
    pub tracking: Vec<String>,
    /// How many packages, as written.
    pub packages: Option<String>,
}
