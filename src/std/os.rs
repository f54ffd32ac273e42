//! What only some systems have. Ferrule's is a Unix.

pub mod unix;
