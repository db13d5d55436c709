/// How long what came to its end is kept.
package enum Retention: Hashable, Sendable {
    case forever
    /// A part of a day counts as a day, so that three years are never less than the calendar's.
    case days(Int)
}
