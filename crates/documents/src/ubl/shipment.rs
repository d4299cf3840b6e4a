//! The journey of a `DespatchAdvice`.

use super::{Shape, party};
use crate::value::Values;
use crate::xml::{Element, distinct};
use crate::{Kind, Shipment};

const SHIPPED: [&str; 4] = [
    "Shipment/Delivery/Despatch/ActualDespatchDate",
    "Shipment/Delivery/Despatch/EstimatedDespatchDate",
    "Shipment/Delivery/Despatch/GuaranteedDespatchDate",
    "Shipment/ShipmentStage/TransitPeriod/StartDate",
];
const CARRIERS: [&str; 3] = ["Shipment/Consignment/CarrierParty", "Shipment/ShipmentStage/CarrierParty", "Shipment/Delivery/CarrierParty"];
const TRACKING: [&str; 5] = [
    "Shipment/Delivery/TrackingID",
    "Shipment/Consignment/CarrierAssignedID",
    "Shipment/Consignment/ID",
    "Shipment/TransportHandlingUnit/ID",
    "Shipment/TransportHandlingUnit/TransportEquipment/ID",
];
const PACKAGES: [&str; 3] = [
    "Shipment/TotalTransportHandlingUnitQuantity",
    "Shipment/Consignment/TotalTransportHandlingUnitQuantity",
    "Shipment/TotalGoodsItemQuantity",
];

pub(super) fn read(root: Element<'_>, shape: &Shape, values: &mut Values) -> Option<Shipment> {
    let number = root.first("Shipment").filter(|_| shape.kind == Kind::ShipNotice)?.text("ID");
    Some(Shipment {
        // Peppol demands a number here even where there is none, and says to write this.
        number: number.filter(|number| number != "NA"),
        shipped_on: values.date("shipped", root.text_of(&SHIPPED)),
        carrier: party::read(root, &CARRIERS).name,
        tracking: distinct(TRACKING.iter().flat_map(|path| root.texts(path))),
        packages: root.text_of(&PACKAGES),
    })
}
