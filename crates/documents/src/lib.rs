//! Kontor.
