//! What the suppliers of the demo network sell: catalogues by trade, in three languages.

mod machinery;
mod materials;
mod services;

/// One article of a catalogue.
pub struct Good {
    pub part: &'static str,
    pub pl: &'static str,
    pub de: &'static str,
    pub en: &'static str,
    pub unit: Unit,
    /// The range of its net price in euro cents; each pair of firms has agreed on one within it.
    pub price: (u32, u32),
    /// The range of what is ordered at a time; quantities are multiples of the smaller one.
    pub usual: (u32, u32),
}

/// Units of measure, as UN/ECE Recommendation 20 codes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Piece,
    Set,
    Metre,
    Kilogram,
    Tonne,
    Litre,
    CubicMetre,
    Hour,
    Month,
    Service,
}

/// What a supplier deals in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    Bearings,
    Fasteners,
    Drives,
    Conveyors,
    Electronics,
    Steel,
    Packaging,
    Chemicals,
    Timber,
    Food,
    Transport,
    It,
}

impl Unit {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Piece => "H87",
            Self::Set => "SET",
            Self::Metre => "MTR",
            Self::Kilogram => "KGM",
            Self::Tonne => "TNE",
            Self::Litre => "LTR",
            Self::CubicMetre => "MTQ",
            Self::Hour => "HUR",
            Self::Month => "MON",
            Self::Service => "E48",
        }
    }
}

impl Trade {
    /// What this firm deals in, if it sells anything.
    pub fn of(supplier: &str) -> Option<Self> {
        Some(match supplier {
            "lozyska" | "lozyska_de" => Self::Bearings,
            "bolt" => Self::Fasteners,
            "krzemien" | "mueller" => Self::Drives,
            "hansa" => Self::Conveyors,
            "gruenwald" | "oresund" => Self::Electronics,
            "gryf" | "tyne" => Self::Steel,
            "warta" | "drachenfels" | "kattegat" => Self::Packaging,
            "kujawy" | "perameri" => Self::Chemicals,
            "czersk" | "tallskog" => Self::Timber,
            "laka" | "ostermann" | "havblikk" => Self::Food,
            "bursztyn" | "severn" => Self::Transport,
            "datenhafen" => Self::It,
            _ => return None,
        })
    }

    pub const fn goods(self) -> &'static [Good] {
        match self {
            Self::Bearings => machinery::BEARINGS,
            Self::Fasteners => machinery::FASTENERS,
            Self::Drives => machinery::DRIVES,
            Self::Conveyors => machinery::CONVEYORS,
            Self::Electronics => machinery::ELECTRONICS,
            Self::Steel => materials::STEEL,
            Self::Packaging => materials::PACKAGING,
            Self::Chemicals => materials::CHEMICALS,
            Self::Timber => materials::TIMBER,
            Self::Food => services::FOOD,
            Self::Transport => services::TRANSPORT,
            Self::It => services::IT,
        }
    }

    /// Services are taxed where the customer is, by reverse charge.
    pub const fn is_service(self) -> bool {
        matches!(self, Self::Transport | Self::It)
    }

    pub fn good(self, part: &str) -> Option<&'static Good> {
        self.goods().iter().find(|good| good.part == part)
    }
}

impl Good {
    /// Its name in this language; English for any but Polish and German.
    pub fn name(&self, language: &str) -> &'static str {
        match language {
            "pl" => self.pl,
            "de" => self.de,
            _ => self.en,
        }
    }
}

const fn good(
    part: &'static str,
    pl: &'static str,
    de: &'static str,
    en: &'static str,
    unit: Unit,
    price: (u32, u32),
    usual: (u32, u32),
) -> Good {
    Good { part, pl, de, en, unit, price, usual }
}
