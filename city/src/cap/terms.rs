//! CAP's values that never leave a city, and so are not among those of `hue_model`.

macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in the order of the standard.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The value as it is written.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            /// The value of a code; case matters, as CAP says.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

terms!(
    /// `status`.
    Status {
        /// It is meant.
        Actual,
        /// An exercise for those whom the note names.
        Exercise,
        /// For the machines of a network.
        System,
        /// A test of the line.
        Test,
        /// A draft, not to be acted on.
        Draft,
    }
);

terms!(
    /// `msgType`.
    MsgType {
        /// The first message of an event.
        Alert,
        /// Replaces those it refers to.
        Update,
        /// Takes back those it refers to.
        Cancel,
        /// Says that those it refers to arrived.
        Ack,
        /// Refuses those it refers to; the note says why.
        Error,
    }
);

terms!(
    /// `scope`.
    Scope {
        /// For everybody.
        Public,
        /// For those whom `restriction` describes.
        Restricted,
        /// For those whom `addresses` lists.
        Private,
    }
);

terms!(
    /// `category` of an event.
    Category {
        /// Of the earth: landslides, earthquakes.
        Geo,
        /// Of the weather, floods included.
        Met,
        /// Public safety.
        Safety,
        /// Law enforcement and defence.
        Security,
        /// Rescue.
        Rescue,
        /// Fire.
        Fire,
        /// Public health.
        Health,
        /// Pollution and other harm to the environment.
        Env,
        /// Traffic.
        Transport,
        /// Water, power, telephones.
        Infra,
        /// Chemical, biological, radiological, nuclear or explosive.
        CBRNE,
        /// Other.
        Other,
    }
);
