/// A day on which a whole country rests by law.
package struct Holiday: Hashable, Sendable {
    package let date: CivilDate
    /// In the language of the country.
    package let name: String
    package let origin: Origin
    /// The law or decree that says so; empty where a file of changes names none.
    package let source: String

    package init(date: CivilDate, name: String, origin: Origin = .itsDay, source: String) {
        self.date = date
        self.name = name
        self.origin = origin
        self.source = source
    }

    /// Why it is kept on this day.
    package enum Origin: Hashable, Sendable {
        case itsDay
        /// The other day is an ordinary one.
        case moved(from: CivilDate)
        /// The other day is a holiday too.
        case inLieu(of: CivilDate)
    }
}
