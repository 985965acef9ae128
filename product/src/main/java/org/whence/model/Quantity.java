package org.whence.model;

/// A number with its unit; "50 kg (110 pounds)" is one.
///
/// @param value in the unit given
/// @param unit singular, as in the word list of units ("kg", "km", "percent"), or the counted noun's lemma ("drone")
public record Quantity(Span at, double value, String unit, Bound bound) {}
