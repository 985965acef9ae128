package org.whence.model;

/// What has a name.
public enum PartyKind {
    PERSON,
    ORGANISATION,
    STATE_BODY,
    /// A state, region, city.
    PLACE,
    /// A product, vessel, weapon designation.
    THING,
    EVENT,
    DOCUMENT,
    /// A publisher or news agency.
    OUTLET,
    OTHER
}
